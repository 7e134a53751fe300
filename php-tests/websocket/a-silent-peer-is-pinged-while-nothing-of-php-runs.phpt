--TEST--
websocket_ping_interval: a silent connection gets an empty ping each interval; recv() goes on waiting
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_ping_interval' => 0.05]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    echo literal($ws->recv()->data), "\n";
});
PHP);
$client = $server->websocket();
echo $client->next(), "\n";
echo $client->next(), "\n";
$client->send(frame(PONG));
echo $client->next(), "\n";
$client->text('after the pings');
echo $server->line(), "\n";
$server->finish();
?>
--EXPECT--
ping ""
ping ""
ping ""
"after the pings"
