--TEST--
Frame::pack(): a Frame brings its own opcode and flags
--FILE--
<?php
use Swoole\WebSocket\Frame;


$frame = new Frame;
$frame->data = 'x';
echo bin2hex(Frame::pack($frame, 99, 0)), "\n";
?>
--EXPECT--
810178
