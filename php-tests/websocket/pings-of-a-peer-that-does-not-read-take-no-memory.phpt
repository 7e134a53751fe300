--TEST--
A peer that sends pings and reads nothing is answered up to socket_buffer_size, no further
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 65536]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        echo $frame->data, "\n";
    }
});
$server->handle('/memory', function ($request, $response) {
    preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $match);
    $response->end($match[1]);
});
PHP);
$client = $server->websocket();
$before = $server->get('/memory');
$pings = str_repeat(frame(PING, str_repeat('x', 125)), 1000);
for ($i = 0; $i < 400; $i++) {
    $client->send($pings);
}
$client->text('all are read');
echo $server->line(), "\n";
// 50 MB were to be answered
var_dump($server->get('/memory') - $before < 16 * 1024);
$client->close();
$server->finish();
?>
--EXPECT--
all are read
bool(true)
