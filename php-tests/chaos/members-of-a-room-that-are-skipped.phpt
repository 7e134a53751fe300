--TEST--
A room in which half of the members do not read and websocket_overflow is "drop": the others get every message at once
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

const CLIENTS = 16;
const MARK = 65536;

$server = chaos_server("['socket_buffer_size' => " . MARK . ", 'websocket_overflow' => 'drop']");
$deaf = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $deaf[] = $server->websocket('/room');
}
// the witness is in the room: its echo is its own part of each broadcast
$witness = new Witness($server, '/room', padding: 60_000);
// the kernel takes some megabytes for each of the deaf before the outbox has to
for ($round = 0; $round < 300; $round++) {
    $witness->look();
}
$witness->report(limit: intdiv(CLIENTS * 4 * (MARK + 60_000), 1024));
foreach ($deaf as $client) {
    $client->close();
}
$server->finish();
?>
--EXPECT--
no stall
resident: bounded
heap: bounded
