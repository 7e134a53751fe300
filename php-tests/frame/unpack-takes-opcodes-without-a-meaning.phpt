--TEST--
Frame::unpack(): reserved opcodes and continuations are frames like any
--FILE--
<?php
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
use Swoole\WebSocket\Frame;


foreach (["\x80\1a", "\x83\1b", "\x0f\1c", "\xb1\1d", "\x8b\1e"] as $bytes) {
    $frame = Frame::unpack($bytes);
    echo $frame === false ? 'refused' : "$frame->opcode $frame->flags " . json_encode($frame->finish) . " $frame->data", "\n";
}
?>
--EXPECT--
0 1 true a
3 1 true b
refused
1 25 true d
11 1 true e
