--TEST--
HTTP: a request for WebSocket that is answered without upgrade() keeps its connection, as its response says
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end($request->server['request_uri']));
PHP);
$client = $server->connect();
$client->send(
    "GET /first HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    . "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    . "GET /second HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"
);
show($client->response());
echo $client->body(), ' ', $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 6\r\n
\r\n
/first
/second closed
