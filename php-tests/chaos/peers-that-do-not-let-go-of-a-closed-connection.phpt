--TEST--
Peers that keep a closed connection alive by a byte now and then, sending or reading, are cut off
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['close_timeout' => 0.3, 'min_transfer_rate' => 1_000_000, 'min_transfer_rate_grace' => 0.3]);
$server->handle('/', fn ($request, $response) => $response->end('hello'));
$server->handle('/large', fn ($request, $response) => $response->end(str_repeat('x', 16 << 20)));
$server->handle('/ws', function ($request, $ws) {
    $ws->upgrade();
    $ws->disconnect();
});
$server->handle('/descriptors', function ($request, $response) {
    $response->end((string) count(scandir('/proc/self/fd')));
});
PHP);
$before = (int) $server->get('/descriptors');

// sends on, reads on, and sends messages where a close frame is due
$sender = $server->connect()->request('GET / HTTP/1.1', 'Host: a', 'Connection: close');
$reader = $server->connect()->request('GET /large HTTP/1.1', 'Host: a', 'Connection: close');
$talker = $server->websocket('/ws');
$end = microtime(true) + DEADLINE;
do {
    @fwrite($sender->stream, 'x');
    @fread($reader->stream, 1);
    @fwrite($talker->stream, frame(TEXT, 'x'));
    usleep(20_000);
    $left = (int) $server->get('/descriptors') - $before;
} while ($left > 0 && microtime(true) < $end);
echo $left <= 0 ? 'cut off' : "$left are left", "\n";
$server->finish();
?>
--EXPECT--
cut off
