--TEST--
upgrade(): blanks and tabs around the values of the handshake's fields do not count (RFC 9110, section 5.5)
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    report($request->header['sec-websocket-key']);
    report($ws->upgrade());
});
PHP);
$key = 'dGhlIHNhbXBsZSBub25jZQ==';
foreach ([" $key ", "$key", "\t $key \t \t"] as $value) {
    $client = $server->connect()->request(
        'GET / HTTP/1.1', 'Host: test', "Upgrade:websocket ", "Connection: \tUpgrade\t", "Sec-WebSocket-Version: 13 \t", "Sec-WebSocket-Key:$value",
    );
    show($client->response());
    $client->close();
}
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
HTTP/1.1 101 Switching Protocols\r\n
Upgrade: websocket\r\n
Connection: Upgrade\r\n
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n
Sec-WebSocket-Version: 13\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
\r\n
HTTP/1.1 101 Switching Protocols\r\n
Upgrade: websocket\r\n
Connection: Upgrade\r\n
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n
Sec-WebSocket-Version: 13\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
\r\n
"dGhlIHNhbXBsZSBub25jZQ==" 0
true 0
"dGhlIHNhbXBsZSBub25jZQ==" 0
true 0
"dGhlIHNhbXBsZSBub25jZQ==" 0
true 0
