--TEST--
websocket_idle_timeout: a silent connection ends with 1001; recv() returns false with 110, then an empty string
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_idle_timeout' => 0.2]);
$server->handle('/', function ($request, $ws) {
    $start = microtime(true);
    $ws->upgrade();
    report($ws->recv(-1));
    var_dump(microtime(true) - $start > 0.1);
    report($ws->push('too late'));
    echo literal($ws->recv()), "\n";
    report($ws->recv());
});
PHP);
$client = $server->websocket();
echo $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
close 1001 "idle timeout", end of connection
false 110
bool(true)
false 9
""
false 9
