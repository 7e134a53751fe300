--TEST--
Frame::unpack(): a close payload of one byte, a forbidden code or a reason that is no UTF-8 is an error
--FILE--
<?php
use Swoole\WebSocket\Frame;


foreach (["\x88\1x", "\x88\2\x03\xed", "\x88\3\x03\xe8\xff"] as $bytes) {
    var_dump(Frame::unpack($bytes), swoole_last_error());
    swoole_clear_error();
}
?>
--EXPECT--
bool(false)
int(508)
bool(false)
int(508)
bool(false)
int(508)
