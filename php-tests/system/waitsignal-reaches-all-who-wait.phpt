--TEST--
Several coroutines wait for one signal: all of them get it, in the order of their waits
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    for ($i = 1; $i <= 3; $i++) {
        go(function () use ($i) {
            $got = System::waitSignal([SIGUSR1, SIGUSR2], 10);
            echo "$i: ", $got === SIGUSR1 ? 'SIGUSR1' : var_export($got, true), "\n";
        });
    }
    System::exec('kill -USR1 ' . getmypid());
});
?>
--EXPECT--
1: SIGUSR1
2: SIGUSR1
3: SIGUSR1
