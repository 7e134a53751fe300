--TEST--
Response: neither Content-Length nor Transfer-Encoding of the user can make the framing lie
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
$server->handle('/short', function ($request, $response) {
    $response->header('Content-Length', '3');
    $response->end('hello');
});
$server->handle('/long', function ($request, $response) {
    $response->header('content-length', '300');
    $response->end('hello');
});
$server->handle('/none', function ($request, $response) {
    $response->header('Content-Length', []);
    $response->end('hello');
});
$server->handle('/chunked', function ($request, $response) {
    $response->header('Transfer-Encoding', 'chunked');
    $response->end('hello');
});
PHP);
$client = $server->connect();
foreach (['/short', '/long', '/none', '/chunked'] as $path) {
    $response = $client->request("GET $path HTTP/1.1", 'Host: test')->response();
    preg_match_all('/^(?:content-length|transfer-encoding): .*?(?=\r)|(?<=\r\n\r\n).*/mi', $response, $matches);
    echo $path, ' ', implode(' | ', $matches[0]), "\n";
}
$server->finish();
?>
--EXPECT--
/short Content-Length: 5 | hello
/long Content-Length: 5 | hello
/none Content-Length: 5 | hello
/chunked Content-Length: 5 | hello
