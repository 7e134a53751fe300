--TEST--
Frame::pack() and (string): the bytes of RFC 6455
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
foreach ([
    ['Hello'], ['Hel', 1, 0], ['lo', 0], ['', 9], ["\0", 2], ['x', 8, 1], ['x', 9, 0], ['x', 1, true], ['x', 1, 5], ['x', 1, null],
] as $arguments) {
    echo literal($arguments), ' ', bin2hex(Frame::pack(...$arguments)), "\n";
}
echo bin2hex(substr(Frame::pack(str_repeat('x', 126)), 0, 5)), ' ', bin2hex(substr(Frame::pack(str_repeat('x', 65536)), 0, 11)), "\n";
$frame = new Frame;
$frame->data = 'Hello';
echo bin2hex((string) $frame), ' ', bin2hex(Frame::pack($frame)), "\n";
$close = new CloseFrame;
$close->code = 1001;
$close->reason = 'bye';
echo bin2hex($close), "\n";
$close->code = null;
echo bin2hex($close), "\n";
$masked = Frame::pack('Hello', 1, SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_MASK);
echo bin2hex(substr($masked, 0, 2)), ' ', strlen($masked), ' ', Frame::unpack($masked)->data, "\n";
PHP);
?>
--EXPECTF--
["Hello"] 810548656c6c6f
["Hel", 1, 0] 010348656c
["lo", 0] 80026c6f
["", 9] 8900
["\000", 2] 820100
["x", 8, 1] %s
["x", 9, 0] 890178
["x", 1, true] 810178
["x", 1, 5] c10178
["x", 1, null] 810178
817e007e78 817f000000000001000078
810548656c6c6f 810548656c6c6f
880503e9627965
880503e8627965
8185 11 Hello
