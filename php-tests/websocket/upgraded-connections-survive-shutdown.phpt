--TEST--
Server::shutdown(): WebSocket connections go on until their handlers end
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
PHP, after: 'echo "start() has returned\n";');
$client = $server->websocket();
$server->get('/--shutdown');
echo $server->line(), "\n", $client->text('still here')->message(), "\n";
$client->send(close_frame(1000))->rest();
$server->ended();
?>
--EXPECT--
start() has returned
still here
