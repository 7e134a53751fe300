--TEST--
Frame::unpack(): lengths that are longer than necessary, or negative, are errors (RFC 6455, section 5.2)
--FILE--
<?php
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
use Swoole\WebSocket\Frame;


foreach (["\x81\x7e\0\1x", "\x81\x7f\0\0\0\0\0\0\0\1x", "\x81\x7f\xff\0\0\0\0\0\0\1x"] as $bytes) {
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
