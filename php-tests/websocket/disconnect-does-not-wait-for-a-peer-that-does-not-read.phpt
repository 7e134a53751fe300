--TEST--
disconnect(): returns at once at a peer that reads nothing; its close frame comes behind what was pushed before
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 65536]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    report($ws->push(str_repeat('x', 16 << 20)));
    report($ws->disconnect(4000, 'enough'));
});
PHP);
$client = $server->websocket();
echo $server->line(), "\n", $server->line(), "\n";
echo $client->next(), "\n", $client->next(), "\n", $client->next(), "\n";
$server->finish();
?>
--EXPECT--
true 0
true 0
text 16777216 bytes
close 4000 "enough"
end of connection
