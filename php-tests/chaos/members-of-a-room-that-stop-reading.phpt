--TEST--
A room in which half of the members do not read: above the mark a broadcast waits for them, but nobody outside of the room does
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

const CLIENTS = 16;
const MARK = 65536;

$server = chaos_server("['socket_buffer_size' => " . MARK . ']');
$witness = new Witness($server);
$deaf = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $deaf[] = $server->websocket('/room');
}
$speaker = $server->websocket('/room');
$frame = frame(BINARY, str_repeat('x', 60_000));
$pending = '';
for ($round = 0; $round < 200; $round++) {
    $pending = $pending === '' ? $frame : $pending;
    $pending = substr($pending, send_some($speaker, $pending));
    // the speaker reads what there is
    @fread($speaker->stream, 1 << 20);
    $witness->look();
}
// the outbox, up to its mark and one message more, in a buffer that grew by doubling, and as much for all else
$witness->report(limit: intdiv((CLIENTS + 1) * 4 * (MARK + 60_000), 1024));
foreach ([...$deaf, $speaker] as $client) {
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
