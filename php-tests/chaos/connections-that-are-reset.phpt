--TEST--
400 connections reset in the middle of a message leave nothing behind
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

$server = chaos_server();
$witness = new Witness($server);
for ($round = 0; $round < 20; $round++) {
    $clients = [];
    for ($i = 0; $i < 20; $i++) {
        $clients[] = $server->websocket()->text('one')->send(substr(frame(TEXT, 'half of another'), 0, 10));
    }
    foreach ($clients as $client) {
        reset_connection($client);
    }
    $witness->look();
}
$witness->alone();
$witness->report(limit: 1024);
$server->finish();
?>
--EXPECT--
alone again
no stall
resident: bounded
heap: bounded
