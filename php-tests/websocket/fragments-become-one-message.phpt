--TEST--
recv(): fragments are put together, with control frames between them answered at once
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push("$frame->opcode $frame->flags " . literal($frame->finish) . " $frame->data");
    }
});
PHP);
$client = $server->websocket();
$client->send(frame(TEXT, 'one ', 0) . frame(PING, 'between') . frame(CONTINUATION, 'two ', 0) . frame(PONG, 'nobody asked') . frame(CONTINUATION, 'three'));
echo $client->next(), "\n", $client->next(), "\n";
$client->send(frame(BINARY, '', 0) . frame(CONTINUATION, '', 0) . frame(CONTINUATION, 'end'));
echo $client->next(), "\n";
// a character split over two fragments is whole in the message (RFC 6455, section 5.6)
$client->send(frame(TEXT, "\xc3", 0) . frame(CONTINUATION, "\xa4"));
echo $client->next(), "\n";
$server->finish();
?>
--EXPECT--
pong "between"
text "1 33 true one two three"
text "2 33 true end"
text "1 33 true \303\244"
