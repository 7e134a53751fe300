--TEST--
At the limit of coroutines the handler waits until one ends
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\Process;
use function Swoole\Coroutine\{go, run};


C::set(['max_coroutine' => 2]);
Process::signal(SIGUSR1, fn () => print("handled\n"));
run(function () {
    go(function () {
        C::sleep(.01);
        echo "one ends\n";
    });
    Process::kill(getmypid(), SIGUSR1);
    C::sleep(.05);
    echo "the other ends\n";
});
?>
--EXPECT--
one ends
handled
the other ends
