--TEST--
close(), and the end of a hub's last reference, end the memberships; the connections go on
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$hub = new SwooleRs\Hub();
$other = new SwooleRs\Hub();
$hub->onLeave(fn () => print("a closed hub tells nothing\n"));
$hub->onJoin(function ($channel) use (&$hub) { echo "joined $channel\n"; });
$server->handle('/', function ($request, $ws) use (&$hub, &$other) {
    $ws->upgrade();
    $hub->join($ws, 'lobby');
    $other->join($ws, 'lobby');
    $hub->publish('lobby', 'before');
    Coroutine::sleep(0.001);
    $hub->close();
    echo json_encode(array_slice($hub->stats(), 0, 2)), "\n";
    $hub = null;
    gc_collect_cycles();
    $other = null;
    $ws->push('after');
    $ws->recv();
    echo "gone\n";
});
PHP);
$client = $server->websocket();
echo $client->next(), "\n", $client->next(), "\n";
$server->finish();
?>
--EXPECT--
text "before"
text "after"
joined lobby
{"connections":0,"channels":0}
gone
