--TEST--
websocket_overflow "close": above the mark the connection fails: push() and recv() return false with 1009, then it has ended
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 65536, 'websocket_overflow' => 'close']);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    go(function () use ($ws) {
        while ($ws->push(str_repeat('x', 100_000)));
        report(false);
        report($ws->push('x'));
    });
    report($ws->recv());
    echo literal($ws->recv()), "\n";
    report($ws->recv());
});
PHP);
$client = $server->websocket();
for ($i = 0; $i < 5; $i++) {
    echo $server->line(), "\n";
}
$server->finish();
?>
--EXPECT--
false 1009
false 9
false 1009
""
false 9
