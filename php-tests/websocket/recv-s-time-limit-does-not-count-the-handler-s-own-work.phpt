--TEST--
recv(0): its time limit begins with the call, however long the handler has kept the process busy before
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Coroutine::set(['socket_read_timeout' => 0.3]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    keep_busy(500_000);
    $start = microtime(true);
    report($ws->recv());
    var_dump(microtime(true) - $start >= 0.29);
});
PHP);
$client = $server->websocket();
echo $server->line(), "\n", $server->line(), "\n";
$server->finish();
?>
--EXPECT--
false 110
bool(true)
