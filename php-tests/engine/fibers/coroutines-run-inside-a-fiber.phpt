--TEST--
run() inside a user Fiber, which suspends between its loops
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$fiber = new Fiber(function () use (&$fiber) {
    run(function () {
        C::sleep(.001);
        echo "first loop, current fiber: ", var_export(Fiber::getCurrent(), true), "\n";
    });
    echo Fiber::getCurrent() === $fiber ? "in the fiber again\n" : "lost\n";
    echo Fiber::suspend("between"), "\n";
    run(function () {
        go(fn() => C::sleep(.001) && print("second loop\n"));
    });
    return "done";
});
echo $fiber->start(), "\n";
run(fn() => C::sleep(.001));
$fiber->resume("resumed");
echo $fiber->getReturn(), "\n";
--EXPECT--
first loop, current fiber: NULL
in the fiber again
between
resumed
second loop
done
