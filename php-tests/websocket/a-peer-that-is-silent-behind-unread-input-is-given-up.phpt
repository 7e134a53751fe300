--TEST--
websocket_idle_timeout: a peer that has vanished is noticed though what it sent before was never read
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_idle_timeout' => 0.1]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $ws->push('ready');
    while ($ws->push('still there?')) {
        Coroutine::sleep(0.02);
    }
    report(false);
    report($ws->recv());
});
PHP);
$client = $server->websocket();
$client->text('never read');
echo $server->line(), "\n", $server->line(), "\n";
$server->finish();
?>
--EXPECT--
false 9
false 110
