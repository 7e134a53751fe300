--TEST--
(string) $frame: empty with a warning and 503, if there is no such frame
--FILE--
<?php
use Swoole\WebSocket\Frame;


$frame = new Frame;
$frame->opcode = 11;
var_dump((string) $frame, swoole_last_error());
$frame->opcode = WEBSOCKET_OPCODE_PING;
$frame->data = str_repeat('x', 126);
var_dump((string) $frame);
?>
--EXPECTF--
Warning: Swoole\WebSocket\Frame::__toString(): opcode must be between 0 and 10 in %s on line %d
string(0) ""
int(503)

Warning: Swoole\WebSocket\Frame::__toString(): websocket control frame payload must not exceed 125 bytes in %s on line %d
string(0) ""
