--TEST--
Clients that announce 16 MB messages and send nothing of them take no memory
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => '32M']);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($ws->recv());
});
$server->handle('/memory', function ($request, $response) {
    preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $match);
    $response->end((int) $match[1] . ' ' . intdiv(memory_get_usage(), 1024));
});
PHP, options: '-d memory_limit=128M');
$clients = [];
for ($i = 0; $i < 64; $i++) {
    $clients[] = $server->websocket();
}
[$resident, $heap] = explode(' ', $server->get('/memory'));
foreach ($clients as $client) {
    $client->send("\x82\xff" . pack('J', 16 << 20) . MASK . 'first bytes');
}
[$residentAfter, $heapAfter] = explode(' ', $server->get('/memory'));
// the page that an idle connection's first bytes are kept in is all it may take, and what the allocator reserves in advance
var_dump($residentAfter - $resident < 64 * 16, $heapAfter - $heap < 64);
$server->finish();
?>
--EXPECT--
bool(true)
bool(true)
