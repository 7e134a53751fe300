--TEST--
Response: setHeader() and setStatusCode() do what header() and status() do
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    var_dump($response->setStatusCode(202, 'Soon'), $response->setHeader('x-one', 'a'), $response->setHeader('x-two', 'b', false));
    $response->end();
});
PHP);
show($server->connect()->request('GET / HTTP/1.1', 'Host: test', 'Connection: close')->response());
$server->finish();
?>
--EXPECT--
HTTP/1.1 202 Soon\r\n
X-One: a\r\n
x-two: b\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: close\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
bool(true)
bool(true)
bool(true)
