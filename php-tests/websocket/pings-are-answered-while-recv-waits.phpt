--TEST--
recv(): a ping is answered with its payload and recv() keeps waiting; a pong is swallowed
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
$client = $server->websocket();
$client->send(frame(PING, 'data') . frame(PONG, 'unasked') . frame(PING) . frame(PING, str_repeat('p', 125)) . frame(TEXT, 'after'));
echo $client->next(), "\n", $client->next(), "\n", strlen($client->frame()[1]), "\n", $client->next(), "\n";
$server->finish();
?>
--EXPECT--
pong "data"
pong ""
125
text "after"
