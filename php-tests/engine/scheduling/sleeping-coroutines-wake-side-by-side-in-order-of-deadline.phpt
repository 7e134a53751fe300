--TEST--
Weakness 15: ascending deadlines, and equal ones in the order in which they began
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    // far enough from each other for the machine to pause in between
    foreach ([.3, .1, .2] as $seconds) {
        go(function () use ($seconds) {
            C::sleep($seconds);
            echo "$seconds ";
        });
    }
    for ($i = 0; $i < 12; $i++) {
        go(function () use ($i) {
            C::sleep(.4);
            echo "$i ";
        });
    }
});
--EXPECT--
0.1 0.2 0.3 0 1 2 3 4 5 6 7 8 9 10 11 
