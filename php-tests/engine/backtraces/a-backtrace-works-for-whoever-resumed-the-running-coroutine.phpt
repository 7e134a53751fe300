--TEST--
A backtrace works for a coroutine that is not suspended but went into the one that asks
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    $outer = C::getCid();
    go(function () use ($outer): void {
        C::printBackTrace($outer);
        go(function () use ($outer): void {
            C::printBackTrace($outer, 0, 1);
            C::printBackTrace(C::getPcid());
        });
    });
});
?>
--EXPECTF--
#0 %s(8): Swoole\Coroutine\go(Object(Closure))
#1 [internal function]: {closure%S}()
#0 %s(8): Swoole\Coroutine\go(Object(Closure))
#0 %s(10): Swoole\Coroutine\go(Object(Closure))
#1 [internal function]: {closure%S}()
