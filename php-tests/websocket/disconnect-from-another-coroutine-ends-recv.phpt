--TEST--
disconnect() while another coroutine waits in recv(): the close frame goes out and recv() returns false with 125
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    go(function () use ($ws) {
        Coroutine::sleep(0.01);
        report($ws->disconnect(4000, 'bye'));
    });
    report($ws->recv());
});
PHP);
$client = $server->websocket();
echo $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
close 4000 "bye", end of connection
true 0
false 125
