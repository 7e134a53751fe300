--TEST--
Weakness 15: timers and sleepers of one time go on in the order in which they began
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Timer;
use function Swoole\Coroutine\{go, run};

run(function () {
    for ($i = 0; $i < 12; $i++) {
        Timer::after(20, fn() => print("$i "));
    }
});
echo "\n";
run(function () {
    for ($i = 0; $i < 12; $i++) {
        go(function () use ($i) {
            C::sleep(.02);
            echo "$i ";
        });
    }
});
echo "\n";
?>
--EXPECT--
0 1 2 3 4 5 6 7 8 9 10 11 
0 1 2 3 4 5 6 7 8 9 10 11 
