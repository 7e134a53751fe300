--TEST--
recv(): what has come goes before a time limit that has passed, also a short one behind long work of other coroutines
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $ws->recv();
    go(function () use ($ws) {
        Coroutine::sleep(0.001);
        $ws->push('busy');
        keep_busy(1_500_000);
    });
    echo literal($ws->recv(0.5)->data ?? false), "\n";
});
PHP);
$client = $server->websocket()->text('go');
echo $client->next(), "\n";
$client->text('in time');
echo $server->line(), "\n";
$server->finish();
?>
--EXPECT--
text "busy"
"in time"
