--TEST--
A CloseFrame whose opcode was changed is sent with its data
--FILE--
<?php
use Swoole\WebSocket\CloseFrame;


$frame = new CloseFrame;
$frame->opcode = WEBSOCKET_OPCODE_TEXT;
$frame->data = 'data';
$frame->reason = 'ignored';
echo bin2hex($frame), "\n";
?>
--EXPECT--
810464617461
