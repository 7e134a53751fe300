--TEST--
websocket_idle_timeout: the pongs of a peer that says nothing else keep its connection
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_ping_interval' => 0.1, 'websocket_idle_timeout' => 2]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    echo literal($ws->recv()->data), "\n";
});
PHP);
$client = $server->websocket();
$end = microtime(true) + 3.0;
do {
    if (($frame = $client->next()) !== 'ping ""') {
        echo $frame, "\n";
        break;
    }
    $client->send(frame(PONG));
} while (microtime(true) < $end);
$client->text('still here');
echo $server->line(), "\n";
$server->finish();
?>
--EXPECT--
"still here"
