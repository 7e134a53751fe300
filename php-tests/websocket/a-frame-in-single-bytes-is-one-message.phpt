--TEST--
recv(): a message that arrives byte by byte is the same message
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push($frame->data, $frame->opcode);
    }
});
PHP);
$client = $server->websocket();
foreach (str_split(frame(TEXT, 'slowly') . frame(BINARY, str_repeat('y', 200))) as $byte) {
    $client->send($byte);
}
echo $client->next(), "\n", strlen($client->message()), "\n";
$server->finish();
?>
--EXPECT--
text "slowly"
200
