--TEST--
At the limit of coroutines the handler waits until one ends
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\Process;
use function Swoole\Coroutine\{go, run};


C::set(['max_coroutine' => 2]);
$handled = false;
Process::signal(SIGUSR1, function () use (&$handled) {
    $handled = true;
    echo "handled\n";
});
run(function () use (&$handled) {
    go(function () {
        C::sleep(.01);
        echo "one ends\n";
    });
    Process::kill(getmypid(), SIGUSR1);
    while (!$handled) {
        C::sleep(.005);
    }
    echo "the other ends\n";
});
?>
--EXPECT--
one ends
handled
the other ends
