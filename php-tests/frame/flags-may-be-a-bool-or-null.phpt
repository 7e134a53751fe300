--TEST--
Frame::pack(): true and false say whether the frame is final, null is the default
--FILE--
<?php
use Swoole\WebSocket\Frame;


foreach ([true, false, null, 1, 0, '1', 5.0] as $flags) {
    echo bin2hex(Frame::pack('', WEBSOCKET_OPCODE_TEXT, $flags)), "\n";
}
try {
    Frame::pack('', WEBSOCKET_OPCODE_TEXT, 'all');
} catch (TypeError $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECT--
8100
0100
8100
8100
0100
8100
c100
Swoole\WebSocket\Frame::pack(): Argument #3 ($flags) must be of type int, string given
