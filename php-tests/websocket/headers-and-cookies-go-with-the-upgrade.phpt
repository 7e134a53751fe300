--TEST--
upgrade(): headers set before it come first, cookies between the handshake and Server; a reason replaces the phrase
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->header('Sec-WebSocket-Protocol', 'chat');
    $ws->cookie('session', '1');
    $ws->status(200, 'Welcome');
    $ws->upgrade();
});
PHP);
show($server->websocket('/', 'Sec-WebSocket-Protocol: chat, other')->answer);
$server->finish();
?>
--EXPECT--
HTTP/1.1 101 Welcome\r\n
Sec-Websocket-Protocol: chat\r\n
Upgrade: websocket\r\n
Connection: Upgrade\r\n
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n
Sec-WebSocket-Version: 13\r\n
Set-Cookie: session=1\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
\r\n
