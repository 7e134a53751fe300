--TEST--
Frame::pack(): the masking key differs from frame to frame (RFC 6455, section 5.3)
--FILE--
<?php
use Swoole\WebSocket\Frame;


$keys = [];
for ($i = 0; $i < 100; $i++) {
    $bytes = Frame::pack('payload', WEBSOCKET_OPCODE_TEXT, SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_MASK);
    $keys[substr($bytes, 2, 4)] = true;
    if (bin2hex(substr($bytes, 0, 2)) !== '8187' || Frame::unpack($bytes)->data !== 'payload') {
        echo bin2hex($bytes), "\n";
    }
}
var_dump(count($keys) > 98);
?>
--EXPECT--
bool(true)
