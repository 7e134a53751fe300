--TEST--
push(): above socket_buffer_size it waits; after the write time limit it returns false, and nothing of that message was sent
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Coroutine::set(['socket_write_timeout' => 0.1]);
$server->set(['socket_buffer_size' => 65536]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    for ($pushed = 0; $ws->push(sprintf('%06d', $pushed) . str_repeat('x', 100_000)); $pushed++);
    report(false);
    echo "pushed $pushed\n";
    $ws->close();
});
PHP);
$client = $server->websocket();
echo $server->line(), "\n";
$pushed = (int) substr($server->line(), strlen('pushed '));
$expected = '';
for ($i = 0; $i < $pushed; $i++) {
    $expected .= frame(TEXT, sprintf('%06d', $i) . str_repeat('x', 100_000), FIN, null);
}
// a peer that took nothing for the whole limit counts as dead: the last of it may be missing, but nothing may be mixed in
var_dump($pushed > 0, str_starts_with($expected, $client->rest()));
$server->finish();
?>
--EXPECT--
false 110
bool(true)
bool(true)
