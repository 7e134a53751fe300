--TEST--
Set-Cookie stands between the headers of the handler and Server
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->rawcookie('a', '1');
    $response->header('X-One', '1');
    $response->rawcookie('b', '2');
    $response->header('X-Two', '2');
    $response->end('body');
});
PHP);
show($server->connect()->request('GET / HTTP/1.1', 'Host: test')->response());
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
X-One: 1\r\n
X-Two: 2\r\n
Set-Cookie: a=1\r\n
Set-Cookie: b=2\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 4\r\n
\r\n
body
