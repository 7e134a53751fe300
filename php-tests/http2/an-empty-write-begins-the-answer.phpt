--TEST--
HTTP/2: write('') is refused but begins the answer, and end() completes it
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/first', function ($request, $response) {
    report(@$response->write(''));
    report($response->status(500));
    report($response->end('content'));
});
$server->handle('/later', function ($request, $response) {
    report($response->write('content'));
    report(@$response->write(''));
    report($response->end());
});
PHP);
$client = $server->http2();
foreach ([1 => '/first', 3 => '/later'] as $stream => $path) {
    echo $client->get($stream, $path)->answer($stream), ' ', literal($client->field('content-length')), "\n";
}
$server->finish();
?>
--EXPECT--
200 "content" null
200 "content" null
false 550 Swoole\Http\Response::write(): the data sent must not be empty
true 0
true 0
true 0
false 550 Swoole\Http\Response::write(): the data sent must not be empty
true 0
