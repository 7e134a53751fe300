--TEST--
ping(): sends a ping of at most 125 bytes
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    var_dump($ws->ping(), $ws->ping('data'), @$ws->ping(str_repeat('x', 126)));
    $ws->push('after');
    $ws->close();
    var_dump(@$ws->ping());
});
PHP);
$client = $server->websocket();
echo $client->next(), ', ', $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
ping "", ping "data", text "after"
bool(true)
bool(true)
bool(false)
bool(false)
