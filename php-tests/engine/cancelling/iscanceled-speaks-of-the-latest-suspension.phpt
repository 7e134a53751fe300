--TEST--
isCanceled() is true after a cancelled suspension and false after any later one
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = go(function () {
        var_dump(C::isCanceled());
        C::sleep(10);
        var_dump(C::isCanceled());
        C::yield();
        var_dump(C::isCanceled());
        C::yield();
        var_dump(C::isCanceled());
        C::sleep(.001);
        var_dump(C::isCanceled());
    });
    C::cancel($cid);
    C::resume($cid);
    C::cancel($cid);
    var_dump(C::isCanceled());
});
--EXPECT--
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(false)
