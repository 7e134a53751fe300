--TEST--
websocket_idle_timeout: what came while the process was busy for longer than that is read all the same
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_idle_timeout' => 1]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $ws->recv();
    $ws->push('busy');
    keep_busy(2_000_000);
    echo literal($ws->recv()->data), "\n";
});
PHP);
$client = $server->websocket()->text('go');
echo $client->next(), "\n";
$client->text('meanwhile');
echo $server->line(), "\n";
$server->finish();
?>
--EXPECT--
text "busy"
"meanwhile"
