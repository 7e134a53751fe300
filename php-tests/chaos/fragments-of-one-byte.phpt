--TEST--
A message in 200,000 fragments of one byte comes back whole; empty fragments without end take no memory
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

const FRAGMENTS = 200_000;
const BATCH = 2_000;

$server = chaos_server();
$witness = new Witness($server);
$client = $server->websocket();
$byte = frame(CONTINUATION, 'x', 0);
$client->send(frame(BINARY, 'x', 0));
for ($sent = 1; $sent < FRAGMENTS - 1; $sent += $batch) {
    $batch = min(BATCH, FRAGMENTS - 1 - $sent);
    $client->send(str_repeat($byte, $batch));
    $witness->look();
}
$client->send(frame(CONTINUATION, 'x'));
echo $client->message() === str_repeat('x', FRAGMENTS) ? 'whole' : 'not whole', "\n";

$empty = frame(CONTINUATION, '', 0);
$client->send(frame(TEXT, '', 0));
for ($sent = 0; $sent < FRAGMENTS; $sent += BATCH) {
    $client->send(str_repeat($empty, BATCH));
    $witness->look();
}
// the assembled message twice, as bytes and as a PHP string, with the vector's room to grow; the echo of it
$witness->report(limit: 1024 + intdiv(FRAGMENTS * 4, 1024));
$client->close();
$witness->alone();
$server->finish();
?>
--EXPECT--
whole
no stall
resident: bounded
heap: bounded
alone again
