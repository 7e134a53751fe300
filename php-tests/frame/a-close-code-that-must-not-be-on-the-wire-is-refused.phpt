--TEST--
Close codes that RFC 6455, section 7.4 forbids, or that do not fit 16 bits, are refused and not cut
--FILE--
<?php
use Swoole\WebSocket\CloseFrame;


foreach ([-1, 0, 999, 1000, 1004, 1005, 1006, 1014, 1015, 2999, 3000, 4999, 5000, 66536] as $code) {
    $close = new CloseFrame;
    $close->code = $code;
    error_clear_last();
    echo $code, ': ', bin2hex(@(string) $close), error_get_last()['message'] ?? '', "\n";
}
?>
--EXPECT--
-1: Swoole\WebSocket\Frame::__toString(): close code -1 must not be sent
0: Swoole\WebSocket\Frame::__toString(): close code 0 must not be sent
999: Swoole\WebSocket\Frame::__toString(): close code 999 must not be sent
1000: 880203e8
1004: Swoole\WebSocket\Frame::__toString(): close code 1004 must not be sent
1005: Swoole\WebSocket\Frame::__toString(): close code 1005 must not be sent
1006: Swoole\WebSocket\Frame::__toString(): close code 1006 must not be sent
1014: 880203f6
1015: Swoole\WebSocket\Frame::__toString(): close code 1015 must not be sent
2999: Swoole\WebSocket\Frame::__toString(): close code 2999 must not be sent
3000: 88020bb8
4999: 88021387
5000: Swoole\WebSocket\Frame::__toString(): close code 5000 must not be sent
66536: Swoole\WebSocket\Frame::__toString(): close code 66536 must not be sent
