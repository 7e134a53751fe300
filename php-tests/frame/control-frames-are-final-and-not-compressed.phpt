--TEST--
Control frames always have FIN and never RSV1 (RFC 6455, section 5.5)
--FILE--
<?php
use Swoole\WebSocket\CloseFrame;
use Swoole\WebSocket\Frame;


echo bin2hex(Frame::pack('x', WEBSOCKET_OPCODE_PING, SWOOLE_WEBSOCKET_FLAG_RSV1)), "\n";
echo bin2hex(Frame::pack('x', WEBSOCKET_OPCODE_PONG, false)), "\n";
$close = new CloseFrame;
$close->flags = 0;
$close->finish = false;
echo bin2hex($close), "\n";
?>
--EXPECT--
890178
8a0178
880203e8
