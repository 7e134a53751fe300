--TEST--
HTTP/2: redirect() sends the status and location, 302 unless another is given, and no location with a line end
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/plain', fn ($request, $response) => report($response->redirect('/there?x=1')));
$server->handle('/code', fn ($request, $response) => report($response->redirect('https://example.org/', 308)));
$server->handle('/null', fn ($request, $response) => report($response->redirect('/there', null)));
$server->handle('/split', fn ($request, $response) => report(@$response->redirect("/a\r\nx: y")));
$server->handle('/twice', function ($request, $response) {
    $response->redirect('/there');
    report($response->redirect('/elsewhere'));
});
PHP);
$client = $server->http2();
foreach (['/plain', '/code', '/null', '/split', '/twice'] as $index => $path) {
    $stream = 2 * $index + 1;
    echo "$path: ", $client->get($stream, $path)->answer($stream), ' ', literal($client->field('location')), "\n";
}
$server->finish();
?>
--EXPECT--
/plain: 302 "" "/there?x=1"
/code: 308 "" "https://example.org/"
/null: 302 "" "/there"
/split: 302 "" null
/twice: 302 "" "/there"
true 0
true 0
true 0
true 510 Swoole\Http\Response::redirect(): Header may not contain more than a single header, new line detected
false 7106
