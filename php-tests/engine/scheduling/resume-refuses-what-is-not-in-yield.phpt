--TEST--
Unknown, ended, own and sleeping coroutines: warning, false, last error 503
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn($level, $message) => print("W: $message\n"));
run(function () {
    $ended = go(fn() => 1);
    $asleep = go(fn() => C::sleep(.001));
    foreach ([12345, 0, -1, $ended, C::getCid(), $asleep] as $cid) {
        swoole_clear_error();
        var_dump(C::resume($cid));
        echo swoole_last_error(), "\n";
    }
    go(function () {
        var_dump(C::resume(C::getPcid()));
    });
});
--EXPECT--
W: Swoole\Coroutine::resume(): can not resume the coroutine which is in IO operation or non-existent
bool(false)
503
W: Swoole\Coroutine::resume(): can not resume the coroutine which is in IO operation or non-existent
bool(false)
503
W: Swoole\Coroutine::resume(): can not resume the coroutine which is in IO operation or non-existent
bool(false)
503
W: Swoole\Coroutine::resume(): can not resume the coroutine which is in IO operation or non-existent
bool(false)
503
W: Swoole\Coroutine::resume(): can not resume the coroutine which is in IO operation or non-existent
bool(false)
503
W: Swoole\Coroutine::resume(): can not resume the coroutine which is in IO operation or non-existent
bool(false)
503
W: Swoole\Coroutine::resume(): can not resume the coroutine which is in IO operation or non-existent
bool(false)
