--TEST--
Weakness 15: ascending deadlines, and equal ones in the order in which they began
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $begun = hrtime(true);
    foreach ([.03, .01, .02] as $seconds) {
        go(function () use ($seconds) {
            C::sleep($seconds);
            echo "$seconds ";
        });
    }
    for ($i = 0; $i < 12; $i++) {
        go(function () use ($i) {
            C::sleep(.04);
            echo "$i ";
        });
    }
    C::sleep(.045);
    C::sleep(.02);
    echo "\n", hrtime(true) - $begun < 1e9 ? "side by side" : "one after the other", "\n";
});
--EXPECT--
0.01 0.02 0.03 0 1 2 3 4 5 6 7 8 9 10 11 
side by side
