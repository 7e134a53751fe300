--TEST--
Weakness 18: a pair that switches without end lets timers fire
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $stop = false;
    $begun = hrtime(true);
    $late = fn() => hrtime(true) - $begun > 10e9;
    $b = go(function () use (&$stop, $late) {
        while (!$stop && !$late()) {
            C::yield();
        }
    });
    go(function () use (&$stop, $late) {
        C::sleep(.01);
        $stop = true;
        echo !$late() ? "in time\n" : "starved\n";
    });
    while (!$stop && !$late()) {
        C::resume($b);
    }
    echo $late() ? "endless\n" : "stopped\n";
    if (C::exists($b)) {
        C::resume($b);
    }
});
--EXPECT--
in time
stopped
