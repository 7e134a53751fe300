--TEST--
upgrade(): Sec-WebSocket-Extensions that is no list of extensions fails the handshake (RFC 6455, section 9.1); without compression nobody reads it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

foreach ([true, false] as $compression) {
    $server = serve('$server->set(["websocket_compression" => ' . var_export($compression, true) . <<<'PHP'
    ]);
    $server->handle('/', function ($request, $ws) {
        echo literal($ws->upgrade()), "\n";
    });
    PHP);
    foreach (['permessage-deflate;', 'permessage-deflate; server_max_window_bits="10', 'permessage-deflate b', 'permessage-deflate, b@d'] as $value) {
        $client = $server->connect()->request(...handshake('/', "Sec-WebSocket-Extensions: $value"));
        echo "$value: ", strstr($client->readUntil("\r\n\r\n"), "\r\n", true), ', upgrade(): ', $server->line(), "\n";
    }
    $server->finish();
}
?>
--EXPECT--
permessage-deflate;: HTTP/1.1 400 Bad Request, upgrade(): false
permessage-deflate; server_max_window_bits="10: HTTP/1.1 400 Bad Request, upgrade(): false
permessage-deflate b: HTTP/1.1 400 Bad Request, upgrade(): false
permessage-deflate, b@d: HTTP/1.1 400 Bad Request, upgrade(): false
permessage-deflate;: HTTP/1.1 101 Switching Protocols, upgrade(): true
permessage-deflate; server_max_window_bits="10: HTTP/1.1 101 Switching Protocols, upgrade(): true
permessage-deflate b: HTTP/1.1 101 Switching Protocols, upgrade(): true
permessage-deflate, b@d: HTTP/1.1 101 Switching Protocols, upgrade(): true
