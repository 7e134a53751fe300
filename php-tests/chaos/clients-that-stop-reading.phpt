--TEST--
Clients that send and do not read: the server keeps no more for them than the mark allows, and others get their echo
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

const CLIENTS = 16;
const MARK = 65536;

$server = chaos_server("['socket_buffer_size' => " . MARK . ']');
$witness = new Witness($server);
$clients = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $clients[] = $server->websocket();
}
// until the kernel's buffers are full on both sides, or far more was sent than may be kept
$frame = frame(BINARY, str_repeat('x', 60_000));
$pending = array_fill(0, CLIENTS, '');
for ($round = 0; $round < 100; $round++) {
    foreach ($clients as $i => $client) {
        $pending[$i] = $pending[$i] === '' ? $frame : $pending[$i];
        $pending[$i] = substr($pending[$i], send_some($client, $pending[$i]));
    }
    $witness->look();
}
// the outbox, up to its mark and one message more, in a buffer that grew by doubling, and as much for all else
$witness->report(limit: intdiv(CLIENTS * 4 * (MARK + 60_000), 1024));
foreach ($clients as $client) {
    $client->close();
}
$witness->alone();
$server->finish();
?>
--EXPECT--
no stall
resident: bounded
heap: bounded
alone again
