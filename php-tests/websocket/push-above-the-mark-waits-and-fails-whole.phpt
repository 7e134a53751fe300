--TEST--
push(): above socket_buffer_size it waits; after the write time limit it returns false and nothing of the message was sent
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
    $ws->recv(5);
    $ws->push('after');
    $ws->recv();
});
PHP);
$client = $server->websocket();
echo $server->line(), "\n";
$pushed = (int) substr($server->line(), strlen('pushed '));
for ($i = 0; $i < $pushed; $i++) {
    if ((int) substr($client->message(), 0, 6) !== $i) {
        echo "message $i is another\n";
    }
}
echo $client->text('all read')->next(), "\n";
$client->send(close_frame(1000))->rest();
$server->finish();
?>
--EXPECT--
false 110
text "after"
