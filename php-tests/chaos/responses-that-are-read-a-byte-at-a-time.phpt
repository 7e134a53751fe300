--TEST--
Large responses that 20 clients read a byte at a time are given up at the write time limit, and nobody waits for them
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

const CLIENTS = 20;

$server = chaos_server(before: <<<'PHP'
    Coroutine::set(['socket_write_timeout' => 1.0, 'socket_buffer_size' => 65536]);
    $server->set(['http_compression' => false, 'close_timeout' => 1, 'min_transfer_rate_grace' => 1]);
    $ended = 0;
    $server->handle('/parts', function (Request $request, Response $response) use (&$ended) {
        $part = str_repeat('x', 30_000);
        while ($response->write($part));
        $ended++;
    });
    $server->handle('/whole', fn (Request $request, Response $response) => $response->end(str_repeat('x', 16 << 20)));
    $server->handle('/ended', function (Request $request, Response $response) use (&$ended) {
        $response->end((string) $ended);
    });
    PHP);
$witness = new Witness($server);
$slow = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $slow[] = $server->connect()->request($i % 2 ? 'GET /parts HTTP/1.1' : 'GET /whole HTTP/1.1', 'Host: a', 'Connection: close');
}
$end = microtime(true) + DEADLINE;
do {
    foreach ($slow as $client) {
        stream_set_read_buffer($client->stream, 0);
        stream_set_blocking($client->stream, false);
        @fread($client->stream, 1);
    }
    $witness->look();
    usleep(20_000);
    $ended = (int) $server->get('/ended');
} while ($ended < CLIENTS / 2 && microtime(true) < $end);
echo "$ended writers gave up\n";
// those that are whole are given up, too: nothing is left though the clients are still there
$witness->alone();
$witness->report(limit: 64 * 1024);
$server->finish();
?>
--EXPECT--
10 writers gave up
alone again
no stall
resident: bounded
heap: bounded
