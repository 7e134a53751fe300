--TEST--
Requests that arrive a byte at a time from 50 clients are ended by the read time limit, however long they go on, and nobody waits for them
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

const CLIENTS = 50;

$server = chaos_server(before: "Coroutine::set(['socket_read_timeout' => 1.0]);");
$witness = new Witness($server);
$slow = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $slow[] = $server->connect()->send("GET / HTTP/1.1\r\nHost: test\r\nX-Slow: ");
}
$answers = [];
$end = microtime(true) + DEADLINE;
while ($slow && microtime(true) < $end) {
    foreach ($slow as $i => $client) {
        // far more often than the limit: each byte alone is in time
        send_some($client, 'x');
        $answer = (string) @fread($client->stream, 1024);
        if ($answer !== '' || feof($client->stream)) {
            $answers[] = strtok($answer, "\r") ?: 'closed';
            unset($slow[$i]);
        }
    }
    $witness->look();
    usleep(20_000);
}
print_r(array_count_values($answers));
$witness->report(limit: CLIENTS * 64);
$witness->alone();
$server->finish();
?>
--EXPECT--
Array
(
    [HTTP/1.1 408 Request Timeout] => 50
)
no stall
resident: bounded
heap: bounded
alone again
