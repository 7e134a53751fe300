--TEST--
recv(): with open_websocket_close_frame a CloseFrame with code and reason comes first, then an empty string; the echo is sent all the same
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['open_websocket_close_frame' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $frame = $ws->recv();
    echo get_class($frame), ' ', literal([$frame->opcode, $frame->code, $frame->reason, $frame->data, $frame->flags, $frame->finish]), "\n";
    var_dump($ws->recv());
});
PHP);
foreach ([close_frame(3000, 'why'), close_frame(1001), frame(CLOSE)] as $close) {
    $client = $server->websocket()->send($close);
    echo $client->next(), ', ', $client->next(), "\n";
}
$server->finish();
?>
--EXPECT--
close 3000 "why", end of connection
close 1001 "", end of connection
close "", end of connection
Swoole\WebSocket\CloseFrame [8, 3000, "why", "", 1, true]
string(0) ""
Swoole\WebSocket\CloseFrame [8, 1001, "", "", 1, true]
string(0) ""
Swoole\WebSocket\CloseFrame [8, 1000, "", "", 1, true]
string(0) ""
