--TEST--
A timer's callback runs in a coroutine that nobody created, and may wait
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(function () {
    Timer::after(1, function () {
        echo 'parent ', C::getPcid(), ', ', C::getCid() > 1 ? 'a coroutine' : 'none', "\n";
        C::sleep(.001);
        echo "slept\n";
    });
});
?>
--EXPECT--
parent -1, a coroutine
slept
