--TEST--
recv(): bytes that came before its time limit are part of the frame that a later recv() returns
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while (($frame = $ws->recv(0.02)) === false && swoole_last_error() === 110) {
        $ws->push('timeout');
    }
    $ws->push($frame->data);
});
PHP);
foreach ([1, 2, 4, 6, 8] as $cut) {
    $client = $server->websocket();
    $bytes = frame(TEXT, 'whole');
    $client->send(substr($bytes, 0, $cut));
    // two time limits after the first part has been sent, at least one of them with it in the server's hands
    $client->message();
    $client->message();
    $client->send(substr($bytes, $cut));
    while (($message = $client->message()) === 'timeout');
    echo $cut, ' ', $message, "\n";
}
$client = $server->websocket();
$client->send(frame(TEXT, 'frag', 0));
$client->message();
$client->message();
$client->send(frame(CONTINUATION, 'ments'));
while (($message = $client->message()) === 'timeout');
echo $message, "\n";
$server->finish();
?>
--EXPECT--
1 whole
2 whole
4 whole
6 whole
8 whole
fragments
