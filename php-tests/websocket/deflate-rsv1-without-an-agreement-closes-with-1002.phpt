--TEST--
RSV1 ends the connection with 1002 where compression was not agreed on, and on control frames and continuations where it was
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_compression' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv());
    echo literal($frame), ' ', swoole_last_error(), "\n";
});
PHP);
$cases = [
    'not agreed on' => [frame(TEXT, HELLO, FIN | RSV1)],
    'ping' => [frame(PING, '', FIN | RSV1), OFFER],
    'close' => [frame(CLOSE, '', FIN | RSV1), OFFER],
    'continuation' => [frame(TEXT, HELLO, RSV1) . frame(CONTINUATION, '', FIN | RSV1), OFFER],
    'rsv2' => [frame(TEXT, HELLO, FIN | RSV1 | RSV2), OFFER],
    'rsv3' => [frame(TEXT, HELLO, FIN | RSV3), OFFER],
];
foreach ($cases as $what => $case) {
    $client = $server->websocket('/', ...array_slice($case, 1))->send($case[0]);
    echo "$what: ", $client->next(), ', ', $client->next(), '; ', $server->line(), "\n";
}
$server->finish();
?>
--EXPECT--
not agreed on: close 1002 "", end of connection; false 508
ping: close 1002 "", end of connection; false 508
close: close 1002 "", end of connection; false 508
continuation: close 1002 "", end of connection; false 508
rsv2: close 1002 "", end of connection; false 508
rsv3: close 1002 "", end of connection; false 508
