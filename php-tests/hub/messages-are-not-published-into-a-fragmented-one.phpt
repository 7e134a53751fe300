--TEST--
What is published while a message in fragments is not whole comes behind it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$hub = new SwooleRs\Hub();
$server->handle('/', function ($request, $ws) use ($hub) {
    $ws->upgrade();
    $hub->join($ws, 'lobby');
    $ws->push('a long ', WEBSOCKET_OPCODE_TEXT, 0);
    go(fn () => $hub->publish('lobby', 'one'));
    $hub->publish('lobby', 'two');
    Coroutine::sleep(0.01);
    $ws->push('story', WEBSOCKET_OPCODE_CONTINUATION, SWOOLE_WEBSOCKET_FLAG_FIN);
    $hub->publish('lobby', 'three');
    $ws->recv();
});
PHP);
$client = $server->websocket();
foreach (range(1, 5) as $_) {
    echo $client->next(), "\n";
}
$server->finish();
?>
--EXPECT--
text (not final) "a long "
continuation "story"
text "one"
text "two"
text "three"
