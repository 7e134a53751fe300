--TEST--
A Frame with the opcode of a close frame is a normal end; its data is not sent
--FILE--
<?php
use Swoole\WebSocket\Frame;


$frame = new Frame;
$frame->opcode = WEBSOCKET_OPCODE_CLOSE;
$frame->data = 'ignored';
echo bin2hex($frame), "\n";
?>
--EXPECT--
880203e8
