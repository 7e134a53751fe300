--TEST--
Messages of a megabyte that arrive a byte at a time from 100 clients cost what has arrived, and nobody waits for them
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

const CLIENTS = 100;

$server = chaos_server();
$witness = new Witness($server);
$clients = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $clients[] = $server->websocket()->send(substr(frame(BINARY, str_repeat('x', 1 << 20)), 0, 16));
}
for ($round = 0; $round < 50; $round++) {
    foreach ($clients as $client) {
        $client->send('x');
    }
    $witness->look();
}
// what an idle connection costs, and a page for the first bytes
$witness->report(limit: CLIENTS * 32);
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
