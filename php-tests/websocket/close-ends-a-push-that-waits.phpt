--TEST--
close() lets a push() that waits for a slow client in another coroutine fail at once
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 65536]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    go(function () use ($ws) {
        while ($ws->push(str_repeat('x', 1 << 20)));
        report(false);
    });
    echo "full\n";
    $start = microtime(true);
    report($ws->close());
    Coroutine::sleep(0.01);
    var_dump(microtime(true) - $start < 5);
});
PHP);
$client = $server->websocket();
for ($i = 0; $i < 4; $i++) {
    echo $server->line(), "\n";
}
$client->close();
$server->finish();
?>
--EXPECT--
full
true 0
false 9
bool(true)
