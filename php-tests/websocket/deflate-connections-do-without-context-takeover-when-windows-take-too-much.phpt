--TEST--
Context takeover: when all windows together would take more than swoole_rs.window_memory, a further client is told to do without
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_compression' => true, 'websocket_compression_context_takeover' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($ws->recv());
    unset($ws);
    echo "gone\n";
});
PHP, options: '-d swoole_rs.window_memory=160K');
// two windows of 32 KB each
$clients = [];
for ($i = 0; $i < 3; $i++) {
    $clients[] = $client = $server->websocket('/', OFFER);
    echo agreed($client), "\n";
}
$clients[0]->close();
$server->line();
// its memory is free once the closing handshake is over
$end = microtime(true) + DEADLINE;
do {
    $client = $server->websocket('/', OFFER);
    $agreed = agreed($client);
    $client->close();
} while (str_contains($agreed, 'no_context') && microtime(true) < $end);
echo $agreed, "\n";
$server->finished();
?>
--EXPECT--
permessage-deflate
permessage-deflate
permessage-deflate; client_no_context_takeover; server_no_context_takeover
permessage-deflate
