--TEST--
websocket_overflow "drop": a message is dropped with all of its fragments, or, once it has begun, not at all
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 65536, 'websocket_overflow' => 'drop']);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $text = WEBSOCKET_OPCODE_TEXT;
    $continuation = WEBSOCKET_OPCODE_CONTINUATION;
    $ws->push('', $text, 0);
    $all = true;
    for ($i = 0; $i < 300; $i++) {
        $all = $ws->push(str_repeat('x', 100_000), $continuation, 0) && $all;
    }
    report($all && $ws->push('', $continuation));
    $ws->recv();

    for ($pushed = 0; $ws->push(str_repeat('x', 100_000)); $pushed++);
    report($ws->push('begins', $text, 0));
    echo "pushed $pushed\n";
    $ws->recv();
    report($ws->push('goes on', $continuation, 0));
    report($ws->push('ends', $continuation));
    report($ws->push('another', $text, 0));
    report($ws->push(' one', $continuation));
});
PHP);
$client = $server->websocket();
$bytes = 0;
do {
    [$first, $payload] = $client->frame();
    $bytes += strlen($payload);
} while (!($first & FIN));
echo $bytes, ' ', $server->line(), "\n";
$client->text('read');
echo $server->line(), "\n";
$pushed = (int) substr($server->line(), strlen('pushed '));
while ($pushed-- > 0) {
    $client->message();
}
$client->text('read');
echo $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
30000000 true 0
false 1009
text (not final) "another", continuation " one"
false 1009
false 1009
true 0
true 0
