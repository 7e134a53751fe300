--TEST--
websocket_overflow "close": a broadcast goes on to the others when one peer reads nothing
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 65536, 'websocket_overflow' => 'close']);
$clients = [];
$server->handle('/', function ($request, $ws) use (&$clients) {
    $ws->upgrade();
    $clients[$ws->fd] = $ws;
    $ws->push('joined');
    while ($frame = $ws->recv()) {
        foreach ($clients as $fd => $client) {
            if (!$client->push(str_repeat('x', 100_000) . $frame->data)) {
                unset($clients[$fd]);
            }
        }
    }
});
PHP);
$slow = $server->websocket();
echo $slow->next(), "\n";
$quick = $server->websocket();
echo $quick->next(), "\n";
for ($i = 0; $i < 300; $i++) {
    $quick->text((string) $i);
    if (substr($quick->message(), 100_000) !== (string) $i) {
        echo "wrong message\n";
    }
}
echo "done\n";
$server->finish();
?>
--EXPECT--
text "joined"
text "joined"
done
