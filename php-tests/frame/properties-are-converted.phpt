--TEST--
A Frame's properties may have any type that converts
--FILE--
<?php
use Swoole\WebSocket\CloseFrame;
use Swoole\WebSocket\Frame;


$frame = new Frame;
$frame->data = 5;
$frame->opcode = '2';
echo bin2hex($frame), "\n";
$frame->data = null;
$frame->opcode = 9.0;
echo bin2hex($frame), "\n";
$close = new CloseFrame;
$close->code = '1001';
$close->reason = 42;
echo bin2hex($close), "\n";
?>
--EXPECT--
820135
8900
880403e93432
