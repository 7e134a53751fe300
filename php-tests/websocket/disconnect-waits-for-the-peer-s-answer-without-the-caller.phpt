--TEST--
disconnect(): the caller goes on at once; the connection ends when the peer has answered the close frame, behind what it was just sending
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    report($ws->disconnect(4001, 'bye'));
    report($ws->push('x'));
    report($ws->recv());
    report($ws->disconnect());
    report($ws->close());
});
PHP);
$client = $server->websocket();
$client->answersClose = false;
echo $client->next(), "\n";
for ($i = 0; $i < 5; $i++) {
    echo $server->line(), "\n";
}
$client->send(frame(TEXT, 'under way', 0) . frame(PING, 'ignored') . frame(CONTINUATION, 'already'));
// the server is still there: nothing but silence for a while
$read = [$client->stream];
$none = null;
var_dump(stream_select($read, $none, $none, 0, 200_000));
$client->send(close_frame(4001, 'bye'));
echo $client->next(), "\n";
$server->finish();
?>
--EXPECT--
close 4001 "bye"
true 0
false 9
false 9
false 9
false 9
int(0)
end of connection
