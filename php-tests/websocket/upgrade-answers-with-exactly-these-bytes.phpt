--TEST--
upgrade(): the 101 has exactly the documented bytes, with the accept value of RFC 6455's example
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    report($ws->upgrade());
});
PHP);
show($server->websocket()->answer);
$server->finish();
?>
--EXPECT--
HTTP/1.1 101 Switching Protocols\r\n
Upgrade: websocket\r\n
Connection: Upgrade\r\n
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n
Sec-WebSocket-Version: 13\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
\r\n
true 0
