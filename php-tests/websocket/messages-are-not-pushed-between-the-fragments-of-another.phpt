--TEST--
push(): a message waits until another coroutine's fragmented one is whole; within one coroutine it is refused, as is a continuation of nothing
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Coroutine::set(['socket_write_timeout' => 5]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    report(@$ws->push('of nothing', WEBSOCKET_OPCODE_CONTINUATION));
    report($ws->push('a', 1, 0));
    report(@$ws->push('NEW', 1));
    report($ws->push('', WEBSOCKET_OPCODE_PING));
    foreach (['first', 'second'] as $text) {
        go(function () use ($ws, $text) {
            $ws->push($text);
        });
    }
    Coroutine::sleep(0.01);
    report($ws->push('b', 0, 0));
    report($ws->push('c', 0, 1));
    Coroutine::sleep(0.01);
    report($ws->push('after'));
    $ws->recv();
    // the end of the connection ends the wait
    $ws->push('begun', 1, 0);
    go(function () use ($ws) {
        report($ws->push('never'));
    });
    $ws->close();
});
PHP);
$client = $server->websocket();
for ($i = 0; $i < 7; $i++) {
    echo $client->next(), "\n";
}
$client->text('go on');
echo $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
text (not final) "a"
ping ""
continuation (not final) "b"
continuation "c"
text "first"
text "second"
text "after"
text (not final) "begun", end of connection
false 8505 Swoole\Http\Response::push(): A continuation frame cannot stand alone: no fragmented message has been begun.
true 0
false 8505 Swoole\Http\Response::push(): All fragments of a message, except for the initial frame, must use the continuation frame opcode(0).
true 0
true 0
true 0
true 0
false 9
