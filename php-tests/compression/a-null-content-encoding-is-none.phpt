--TEST--
A Content-Encoding of null is none, so that content is compressed; one of '' is the script's own, and content stays as it is
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/null', function ($request, $response) {
    $response->header('Content-Encoding', null);
    $response->end(str_repeat('x', 100));
});
$server->handle('/empty', function ($request, $response) {
    $response->header('Content-Encoding', '');
    $response->end(str_repeat('x', 100));
});
PHP);
foreach (['/null', '/empty'] as $path) {
    $client = $server->connect()->request("GET $path HTTP/1.1", 'Host: test', 'Accept-Encoding: gzip');
    [$head, $body] = explode("\r\n\r\n", $client->response(), 2);
    show(str_replace('Content-Length: ' . strlen($body), 'Content-Length: <its own>', "$head\r\n"));
    echo $path === '/null' ? gzdecode($body) : $body, "\n";
}
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Encoding: gzip\r\n
Vary: Accept-Encoding\r\n
Content-Length: <its own>\r\n
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
HTTP/1.1 200 OK\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: <its own>\r\n
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
