--TEST--
recv(): frames that came in one packet with the handshake are delivered
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push($frame->data, $frame->opcode);
    }
});
PHP);
$client = new WebSocketClient($server->address());
$client->send(implode("\r\n", handshake()) . "\r\n\r\n" . frame(TEXT, 'one') . frame(TEXT, 'two'));
$client->readUntil("\r\n\r\n");
echo $client->message(), ' ', $client->message(), "\n";
$client->close();
$server->finish();
?>
--EXPECT--
one two
