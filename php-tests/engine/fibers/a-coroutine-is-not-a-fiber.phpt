--TEST--
Fiber::getCurrent() is null in a coroutine and Fiber::suspend() is refused
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    var_dump(Fiber::getCurrent());
    try {
        Fiber::suspend();
    } catch (FiberError $e) {
        echo $e->getMessage(), "\n";
    }
    C::sleep(.001);
    var_dump(Fiber::getCurrent());
});
--EXPECT--
NULL
Cannot suspend outside of a fiber
NULL
