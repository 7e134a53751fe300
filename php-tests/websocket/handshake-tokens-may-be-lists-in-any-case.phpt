--TEST--
upgrade(): `Connection: keep-alive, Upgrade` and `Upgrade: WebSocket`, as browsers send them
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
$client = $server->connect();
$client->request('GET / HTTP/1.1', 'Host: a', 'upgrade: WebSocket', 'connection: keep-alive, Upgrade', 'sec-websocket-key:  ' . KEY . ' ', 'sec-websocket-version: 13');
echo $client->status(), "\n";
$client->close();
$server->finish();
?>
--EXPECT--
HTTP/1.1 101 Switching Protocols
