--TEST--
Frame::unpack() writes to the log why it refuses; less than a header says nothing
--FILE--
<?php
use Swoole\WebSocket\Frame;

foreach (["\x81\x05ab", "\x81\x7eab", "\x81", "\x09\x00"] as $bytes) {
    echo bin2hex($bytes), "\n";
    Frame::unpack($bytes);
    echo swoole_last_error(), "\n";
}
?>
--EXPECTF--
81056162
[%s]	WARNING	websocket::parse_frame() (ERRNO 8507): incomplete packet, expected length is 7, actual length is 4
508
817e6162
[%s]	WARNING	websocket::parse_frame() (ERRNO 8507): incomplete packet, expected length is 24934, actual length is 4
508
81
508
0900
[%s]	WARNING	websocket::parse_frame(): A control frame must not be fragmented.
508
