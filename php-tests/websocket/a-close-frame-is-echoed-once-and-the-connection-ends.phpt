--TEST--
Closing handshake: the payload is echoed once, the server closes first, recv() returns an empty string
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    var_dump($ws->recv());
    report($ws->recv());
    report($ws->push('too late'));
});
PHP);
$client = $server->websocket();
$client->send(close_frame(1000, 'bye') . frame(TEXT, 'data after close'));
echo $client->next(), "\n", $client->next(), "\n";
$client = $server->websocket()->send(frame(CLOSE));
echo $client->next(), "\n", $client->next(), "\n";
$server->finish();
?>
--EXPECT--
close 1000 "bye"
end of connection
close ""
end of connection
string(0) ""
false 9
false 9
string(0) ""
false 9
false 9
