--TEST--
websocket_overflow "drop": above the mark push() returns false with 1009 at once, queues nothing, and works again later
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 65536, 'websocket_overflow' => 'drop']);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    for ($pushed = 0; $ws->push(sprintf('%06d', $pushed) . str_repeat('x', 100_000)); $pushed++);
    report(false);
    echo "pushed $pushed\n";
    $ws->recv();
    report($ws->push('after'));
});
PHP);
$client = $server->websocket();
echo $server->line(), "\n";
$pushed = (int) substr($server->line(), strlen('pushed '));
for ($i = 0; $i < $pushed; $i++) {
    $message = $client->message();
    if ($message !== sprintf('%06d', $i) . str_repeat('x', 100_000)) {
        echo "message $i is another\n";
    }
}
$client->text('all read');
echo $client->next(), "\n";
$server->finish();
?>
--EXPECT--
false 1009
text "after"
true 0
