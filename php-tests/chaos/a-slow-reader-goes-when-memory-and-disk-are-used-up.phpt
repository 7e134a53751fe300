--TEST--
When neither memory nor disk is left for what waits, the client that reads slowest is given up, with a line in the log, and the others get theirs
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end(str_repeat(sprintf('%08d', $request->get['i']), (32 << 20) / 8));
});
$server->handle('/small', fn ($request, $response) => $response->end('small'));
PHP, options: '-d swoole_rs.output_memory=40M -d swoole_rs.output_disk=40M');
$ask = fn (int $i) => $server->connect()->request("GET /?i=$i HTTP/1.1", 'Host: a', 'Connection: close');
// one waits in memory, one on the disk, and reads; the third needs the place of the first
$first = $ask(1);
$server->get('/small');
$second = $ask(2);
$begun = strlen($second->read(4 << 20));
$third = $ask(3);
$server->get('/small');
$size = fn (Client $client, int $begun = 0) => $begun + strlen($client->rest()) > 32 << 20 ? 'whole' : 'cut off';
echo $size($first), ', ', $size($second, $begun), ', ', $size($third), "\n";
$server->finish();
?>
--EXPECTF--
cut off, whole, whole
[%s]	WARNING	a client that does not read was given up: %d bytes waited for it, and no room is left
