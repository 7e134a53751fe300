--TEST--
A user Fiber inside a coroutine suspends, is resumed, and waits for the reactor in between
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    $fiber = new Fiber(function (string $first) {
        echo "started with $first\n";
        $got = Fiber::suspend("out 1");
        echo "resumed with $got\n";
        C::sleep(.001);
        $got = Fiber::suspend("out 2");
        C::sleep(.001);
        return "returned after $got";
    });
    echo $fiber->start("in 0"), "\n";
    C::sleep(.001);
    echo $fiber->resume("in 1"), "\n";
    $fiber->resume("in 2");
    echo $fiber->getReturn(), "\n";
});
--EXPECT--
started with in 0
out 1
resumed with in 1
out 2
returned after in 2
