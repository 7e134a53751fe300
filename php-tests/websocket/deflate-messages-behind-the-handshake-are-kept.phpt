--TEST--
recv(): compressed messages that came in one packet with the handshake are delivered, also one that is cut there
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(extension_loaded('zlib'), 'the zlib extension is not there');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_compression' => true, 'websocket_compression_context_takeover' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push("$frame->data, $frame->flags");
    }
});
PHP);
$deflate = new Deflate;
$inflate = new Inflate;
$first = frame(TEXT, $deflate('Hello, Hello, Hello'), FIN | RSV1);
$second = frame(TEXT, $deflate('Hello, Hello, Hello again'), FIN | RSV1);
$client = new WebSocketClient($server->address());
$client->send(implode("\r\n", handshake('/', OFFER)) . "\r\n\r\n" . $first . frame(PING, 'between') . substr($second, 0, 9));
$client->readUntil("\r\n\r\n");
echo $inflate(payload($client)), "\n", $client->next(), "\n";
$client->send(substr($second, 9));
echo $inflate(payload($client)), "\n";
$client->close();
$server->finish();
?>
--EXPECT--
Hello, Hello, Hello, 39
pong "between"
Hello, Hello, Hello again, 39
