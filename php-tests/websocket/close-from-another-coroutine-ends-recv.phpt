--TEST--
close() while another coroutine waits in recv(): that recv() returns false with 125
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    go(function () use ($ws) {
        Coroutine::sleep(0.01);
        report($ws->close());
    });
    report($ws->recv());
    var_dump($ws->recv());
});
PHP);
echo $server->websocket()->next(), "\n";
$server->finish();
?>
--EXPECT--
end of connection
true 0
false 125
bool(false)
