--TEST--
A Frame whose properties are references is read through them
--FILE--
<?php
use Swoole\WebSocket\Frame;


$frame = new Frame;
$data = &$frame->data;
$opcode = &$frame->opcode;
[$data, $opcode] = ['ref', WEBSOCKET_OPCODE_BINARY];
echo bin2hex($frame), "\n";
?>
--EXPECT--
8203726566
