--TEST--
An uncaught exception is printed, answers 500, keeps the connection, and leaves status 255 at the end
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/throw', fn ($request, $response) => throw new RuntimeException('broken'));
$server->handle('/', fn ($request, $response) => $response->end('fine'));
PHP);
$client = $server->connect();
show($client->request('GET /throw HTTP/1.1', 'Host: test')->response());
echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish(255);
?>
--EXPECTF--
HTTP/1.1 500 Internal Server Error\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
fine

Fatal error: Uncaught RuntimeException: broken in %s:%d
Stack trace:
#0 %a
  thrown in %s on line %d
