--TEST--
Frame::unpack(): a Frame or CloseFrame, masked or not; trailing bytes are ignored
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
function fields(Frame $frame): string
{
    $fields = [$frame->fd, $frame->data, $frame->opcode, $frame->flags, $frame->finish];
    return get_class($frame) . ' ' . literal($frame instanceof CloseFrame ? [...$fields, $frame->code, $frame->reason] : $fields);
}
foreach ([frame(TEXT, 'Hello', FIN, null), frame(TEXT, 'Hello'), frame(BINARY, 'x', 0, null), frame(PING, 'p', FIN, null),
    close_frame(1001, 'bye'), frame(CLOSE, '', FIN, null), frame(TEXT, 'x', FIN, null) . 'trailing', frame(BINARY, str_repeat('y', 126), FIN, null)] as $bytes) {
    $copy = $bytes;
    echo str_replace(str_repeat('y', 126), 'y...', fields(Frame::unpack($bytes))), $bytes === $copy ? '' : ' (input changed)', "\n";
}
PHP);
?>
--EXPECTF--
Swoole\WebSocket\Frame [0, "Hello", 1, 1, true]
Swoole\WebSocket\Frame [0, "Hello", 1, 33, true]
Swoole\WebSocket\Frame [0, "x", 2, 0, false]
Swoole\WebSocket\Frame [0, "p", 9, 1, true]
Swoole\WebSocket\CloseFrame [0, "", 8, %d, true, 1001, "bye"]
Swoole\WebSocket\CloseFrame [0, "", 8, 1, true, 1000, ""]
Swoole\WebSocket\Frame [0, "x", 1, 1, true]
Swoole\WebSocket\Frame [0, "y...", 2, 1, true]
