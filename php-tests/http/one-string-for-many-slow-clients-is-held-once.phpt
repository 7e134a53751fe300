--TEST--
A large string that many connections get, as a response or as a message, is held once for all that do not read it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

const CLIENTS = 40;
const MEGABYTES = 8;

$server = serve(<<<'PHP'
// they are read one after the other: the last ones wait for as long as all of the others take
Coroutine::set(['socket_write_timeout' => 300]);
$server->set(['socket_buffer_size' => '64M']);
$text = str_repeat('0123456789abcdef', (8 << 20) / 16);
$room = [];
$server->handle('/text', fn ($request, $response) => $response->end($text));
$server->handle('/room', function ($request, $ws) use (&$room) {
    $ws->upgrade();
    $room[] = $ws;
    $ws->push('welcome');
});
$server->handle('/push', function ($request, $response) use (&$room, $text) {
    foreach ($room as $ws) {
        $ws->push($text);
    }
    $response->end();
});
$server->handle('/resident', function ($request, $response) {
    preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $match);
    $response->end($match[1]);
});
PHP);
$resident = fn () => intdiv((int) $server->get('/resident'), 1024);
// besides the string: the kernel's own buffers are not the process's
$bounded = fn (int $before) => ($grown = $resident() - $before) <= 16 ? 'held once' : "grown by $grown MB";

$before = $resident();
$clients = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $clients[] = $server->connect()->request('GET /text HTTP/1.1', 'Host: a');
}
$server->get('/resident');
echo $bounded($before), "\n";
// each of them gets all of it nevertheless
$right = 0;
foreach ($clients as $client) {
    $right += hash('xxh64', $client->body()) === hash('xxh64', str_repeat('0123456789abcdef', (MEGABYTES << 20) / 16));
}
echo "$right right\n";

$members = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $members[] = $member = $server->websocket('/room');
    $member->message();
}
$before = $resident();
$server->get('/push');
echo $bounded($before), "\n";
$right = 0;
foreach ($members as $member) {
    $right += strlen($member->message()) === MEGABYTES << 20;
    $member->close();
}
echo "$right right\n";
$server->finish();
?>
--EXPECT--
held once
40 right
held once
40 right
