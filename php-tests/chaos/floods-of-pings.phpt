--TEST--
Floods of pings, from a client that reads the pongs and from one that does not: bounded memory, and others get their echo
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

const MARK = 65536;

$server = chaos_server("['socket_buffer_size' => " . MARK . ']');
$witness = new Witness($server);
$reader = $server->websocket();
$deaf = $server->websocket();
$pings = str_repeat(frame(PING, str_repeat('x', 125)), 200);
$pongs = str_repeat(chr(FIN | PONG) . chr(125) . str_repeat('x', 125), 200);
for ($round = 0; $round < 200; $round++) {
    $deaf->send($pings);
    $reader->send($pings);
    if ($reader->read(strlen($pongs)) !== $pongs) {
        echo "other bytes than the pongs\n";
    }
    $witness->look();
}
// 5 MB were to be answered to the deaf one
$witness->report(limit: 1024);
$reader->close();
$deaf->close();
$witness->alone();
$server->finish();
?>
--EXPECT--
no stall
resident: bounded
heap: bounded
alone again
