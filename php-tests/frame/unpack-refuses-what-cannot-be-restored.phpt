--TEST--
Frame::unpack(): false with 508 for a payload that no compressor made, and for one that is beyond memory_limit
--INI--
memory_limit=32M
--FILE--
<?php
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
use Swoole\WebSocket\Frame;

foreach ([
    'garbage' => "\xc1\x05hello",
    'cut' => "\xc1\x04\xf2\x48\xcd\xc9",
    'a compressed ping' => "\xc9\x00",
    'refers to an earlier message' => "\xc1\x05\xf2\x00\x11\x00\x00",
] as $what => $bytes) {
    echo "$what: ", var_export(Frame::unpack($bytes), true), ' ', swoole_last_error(), "\n";
    swoole_clear_error();
}
$bomb = Frame::pack(str_repeat("\0", 8 << 20), 2, 3);
echo strlen(Frame::unpack($bomb)->data), "\n";
ini_set('memory_limit', '4M');
echo var_export(Frame::unpack($bomb), true), ' ', swoole_last_error(), "\n";
?>
--EXPECT--
garbage: false 508
cut: false 508
a compressed ping: false 508
refers to an earlier message: false 508
8388608
false 508
