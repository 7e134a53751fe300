--TEST--
push(): works while another coroutine waits in recv()
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    go(function () use ($ws) {
        for ($i = 0; $i < 3; $i++) {
            Coroutine::sleep(0.001);
            $ws->push("tick $i");
        }
    });
    $ws->push('got ' . $ws->recv()->data);
});
PHP);
$client = $server->websocket();
echo $client->next(), ', ', $client->next(), ', ', $client->next(), "\n";
echo $client->text('it')->next(), "\n";
$server->finish();
?>
--EXPECT--
text "tick 0", text "tick 1", text "tick 2"
text "got it"
