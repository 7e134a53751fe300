--TEST--
A time limit that passes while the coroutine runs throws at its next wait
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    C::setTimeLimit(.001);
    $end = hrtime(true) + 5_000_000;
    while (hrtime(true) < $end) {
    }
    echo "ran\n";
    try {
        C::sleep(60);
        echo "slept\n";
    } catch (C\TimeoutException) {
        echo "too late\n";
    }
});
?>
--EXPECT--
ran
too late
