--TEST--
Frame::pack(): a string with the opcode of a close frame is the reason of a normal end
--FILE--
<?php
use Swoole\WebSocket\Frame;


echo bin2hex(Frame::pack('bye', WEBSOCKET_OPCODE_CLOSE)), "\n";
echo bin2hex(Frame::pack('', WEBSOCKET_OPCODE_CLOSE)), "\n";
echo strlen(Frame::pack(str_repeat('x', 123), WEBSOCKET_OPCODE_CLOSE)), "\n";
var_dump(Frame::pack(str_repeat('x', 124), WEBSOCKET_OPCODE_CLOSE), swoole_last_error());
?>
--EXPECTF--
880503e8627965
880203e8
127

Warning: Swoole\WebSocket\Frame::pack(): the max length of close reason is 123 in %s on line %d
string(0) ""
int(503)
