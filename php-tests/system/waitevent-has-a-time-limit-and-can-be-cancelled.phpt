--TEST--
A timeout: false and 10018; 0 looks once, also outside coroutines: false and 110; cancelled: false and 10017
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
var_dump(System::waitEvent($a, SWOOLE_EVENT_READ, 0));
echo swoole_last_error(), "\n";
var_dump(System::waitEvent($a, SWOOLE_EVENT_WRITE, 0) === SWOOLE_EVENT_WRITE);
run(function () use ($a) {
    var_dump(System::waitEvent($a, SWOOLE_EVENT_READ, 0));
    echo swoole_last_error(), "\n";
    var_dump(System::waitEvent($a, SWOOLE_EVENT_READ, .01));
    echo swoole_last_error(), "\n";
    $target = go(function () use ($a) {
        var_dump(System::waitEvent($a));
        echo swoole_last_error(), "\n";
    });
    C::cancel($target);
});
?>
--EXPECT--
bool(false)
110
bool(true)
bool(false)
110
bool(false)
10018
bool(false)
10017
