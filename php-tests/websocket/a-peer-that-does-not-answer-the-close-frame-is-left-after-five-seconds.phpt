--TEST--
disconnect(): a peer that never answers the close frame does not hold the connection for long
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $ws->disconnect();
});
PHP);
$client = $server->websocket();
$client->answersClose = false;
echo $client->next(), "\n";
$start = microtime(true);
echo $client->next(), "\n";
var_dump(microtime(true) - $start > 4.5);
$server->finish();
?>
--EXPECT--
close 1000 ""
end of connection
bool(true)
