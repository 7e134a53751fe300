--TEST--
While a coroutine waits inside its Fiber, that Fiber is running for everybody else
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $fiber = new Fiber(function () {
        C::sleep(.005);
        echo "fiber ends\n";
    });
    go(fn() => $fiber->start());
    var_dump($fiber->isSuspended());
    try {
        $fiber->resume();
    } catch (FiberError $e) {
        echo $e->getMessage(), "\n";
    }
});
--EXPECT--
bool(false)
Cannot resume a fiber that is not suspended
fiber ends
