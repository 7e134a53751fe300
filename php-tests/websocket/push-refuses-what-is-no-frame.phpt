--TEST--
push(): bad opcodes, long control payloads and long reasons are refused with 8505, and nothing is sent
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    report(@$ws->push('x', 11));
    report(@$ws->push('x', -1));
    report(@$ws->push('x', 257));
    report(@$ws->push(str_repeat('x', 126), WEBSOCKET_OPCODE_PING));
    $close = new CloseFrame;
    $close->reason = str_repeat('x', 124);
    report(@$ws->push($close));
    try {
        $ws->push(new stdClass);
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
    $ws->push('after');
});
PHP);
echo $server->websocket()->next(), "\n";
$server->finish();
?>
--EXPECT--
text "after"
false 8505 Swoole\Http\Response::push(): opcode must be between 0 and 10
false 8505 Swoole\Http\Response::push(): opcode must be between 0 and 10
false 8505 Swoole\Http\Response::push(): opcode must be between 0 and 10
false 8505 Swoole\Http\Response::push(): websocket control frame payload must not exceed 125 bytes
false 8505 Swoole\Http\Response::push(): the max length of close reason is 123
Object of class stdClass could not be converted to string
