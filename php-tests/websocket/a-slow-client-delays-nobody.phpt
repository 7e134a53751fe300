--TEST--
A client that does not read holds up neither the pushing coroutine, below the mark, nor the others
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$clients = [];
$server->handle('/', function ($request, $ws) use (&$clients) {
    $ws->upgrade();
    $clients[] = $ws;
    while ($frame = $ws->recv()) {
        foreach ($clients as $client) {
            $client->push(str_repeat('x', 100_000) . $frame->data);
        }
    }
});
PHP);
$slow = $server->websocket();
$quick = $server->websocket();
for ($i = 0; $i < 50; $i++) {
    $quick->text((string) $i);
    if (substr($quick->message(), 100_000) !== (string) $i) {
        echo "wrong message\n";
    }
}
// all of it was kept for the slow one
for ($i = 0; $i < 50; $i++) {
    if (substr($slow->message(), 100_000) !== (string) $i) {
        echo "wrong message\n";
    }
}
echo "done\n";
$server->finish();
?>
--EXPECT--
done
