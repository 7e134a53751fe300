--TEST--
disconnect(): sends code and reason, then ends the connection; a long reason is refused and the connection stays
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    report(@$ws->disconnect(1000, str_repeat('x', 124)));
    report($ws->push('still open'));
    report($ws->disconnect(4001, 'go'));
    report($ws->disconnect());
    report($ws->push('x'));
});
$server->handle('/default', function ($request, $ws) {
    $ws->upgrade();
    $ws->disconnect();
});
PHP);
$client = $server->websocket();
echo $client->next(), ', ', $client->next(), ', ', $client->next(), "\n";
$client = $server->websocket('/default');
echo $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
text "still open", close 4001 "go", end of connection
close 1000 "", end of connection
false 8505 Swoole\Http\Response::disconnect(): the max length of close reason is 123
true 0
true 0
false 9
false 9
