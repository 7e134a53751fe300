--TEST--
recv(): with open_websocket_ping_frame and ..._pong_frame the frames are delivered and nothing is answered
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['open_websocket_ping_frame' => true, 'open_websocket_pong_frame' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push("$frame->opcode $frame->flags " . literal($frame->finish) . " $frame->data");
    }
});
PHP);
$client = $server->websocket();
$client->send(frame(PING, 'a') . frame(PONG, 'b') . frame(TEXT, 'c'));
echo $client->next(), "\n", $client->next(), "\n", $client->next(), "\n";
$server->finish();
?>
--EXPECT--
text "9 1 true a"
text "10 1 true b"
text "1 33 true c"
