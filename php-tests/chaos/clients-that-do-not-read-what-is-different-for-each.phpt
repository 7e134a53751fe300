--TEST--
Clients that ask for large and different responses and do not read: neither memory_limit nor more than swoole_rs.output_memory is spent on them, and others are served at once
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

const CLIENTS = 16;
const LENGTH = 16 << 20;

$server = serve(<<<'PHP'
// they are read one after the other: the last ones wait for as long as all of the others take
Coroutine::set(['socket_write_timeout' => 300]);
$server->handle('/', function ($request, $response) {
    $response->end(str_repeat(sprintf('%08d', $request->get['i']), (16 << 20) / 8));
});
$server->handle('/resident', function ($request, $response) {
    preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $match);
    $response->end($match[1]);
});
PHP, options: '-d memory_limit=128M -d swoole_rs.output_memory=32M');
$resident = fn () => intdiv((int) $server->get('/resident'), 1024);

$before = $resident();
$clients = [];
$worst = 0.0;
for ($i = 0; $i < CLIENTS; $i++) {
    $clients[] = $server->connect()->request("GET /?i=$i HTTP/1.1", 'Host: a');
    $start = microtime(true);
    $server->get('/resident');
    $worst = max($worst, microtime(true) - $start);
}
// a tenth of a second where nothing else runs
echo $worst < 5.0 ? 'served' : "waited for $worst s", "\n";
// the budget, some strings that the script is at, and what PHP's heap keeps of them
$grown = $resident() - $before;
echo $grown <= 32 + 64 ? 'bounded' : "grown by $grown MB", "\n";
// what waited in files comes as whole as what waited in memory
$right = 0;
foreach ($clients as $i => $client) {
    $right += $client->body() === str_repeat(sprintf('%08d', $i), LENGTH / 8);
    $client->close();
}
echo "$right right\n";
$server->finish();
?>
--EXPECT--
served
bounded
16 right
