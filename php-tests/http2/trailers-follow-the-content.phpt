--TEST--
HTTP/2: trailers follow what end() or write() have sent (RFC 9113, section 8.1)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/end', function ($request, $response) {
    $response->trailer('Grpc-Status', '0');
    $response->trailer('grpc-message', 'well: done');
    $response->end('content');
});
$server->handle('/empty', function ($request, $response) {
    $response->trailer('grpc-status', '5');
    $response->end();
});
$server->handle('/write', function ($request, $response) {
    $response->write('one ');
    $response->write('two ');
    $response->trailer('x-sum', '12');
    $response->end('three');
});
PHP);
$client = $server->http2();
foreach (['/end', '/empty', '/write'] as $index => $path) {
    $stream = 2 * $index + 1;
    echo $client->get($stream, $path)->answer($stream), ' ', literal(array_column($client->trailers, 1, 0)),
        ' length ', literal($client->field('content-length')), "\n";
}
$client->get(9, '/write', method: 'HEAD');
echo $client->answer(9), ' ', count($client->trailers), "\n";
$server->finish();
?>
--EXPECT--
200 "content" ["grpc-status" => "0", "grpc-message" => "well: done"] length "7"
200 "" ["grpc-status" => "5"] length "0"
200 "one two three" ["x-sum" => "12"] length null
200 "" 0
