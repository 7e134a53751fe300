--TEST--
A handler, one of pcntl_signal() and those who wait for the signal do not exclude each other
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\Process;
use function Swoole\Coroutine\{go, run};


Process::signal(SIGUSR1, fn () => print("Process::signal\n"));
pcntl_signal(SIGUSR1, fn () => print("pcntl_signal\n"));
run(function () {
    for ($i = 0; $i < 2; $i++) {
        go(fn () => print(System::waitSignal(SIGUSR1) === SIGUSR1 ? "waitSignal\n" : "no\n"));
    }
    Process::kill(getmypid(), SIGUSR1);
});
Process::signal(SIGUSR1, null);
run(fn () => Process::kill(getmypid(), SIGUSR1));
pcntl_signal(SIGUSR1, SIG_IGN);
Process::signal(SIGUSR1, fn () => print("Process::signal again\n"));
run(fn () => Process::kill(getmypid(), SIGUSR1));
Process::signal(SIGUSR1, null);
run(fn () => Process::kill(getmypid(), SIGUSR1));
echo "ignored\n";
?>
--EXPECT--
pcntl_signal
Process::signal
waitSignal
waitSignal
pcntl_signal
Process::signal again
ignored
