--TEST--
A handler of pcntl_signal() runs besides, before and after, and may be taken back meanwhile
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    $raise = fn () => System::exec('kill -USR1 ' . getmypid());
    pcntl_signal(SIGUSR1, fn () => print("pcntl\n"));
    $waiter = go(fn () => print(System::waitSignal(SIGUSR1) === SIGUSR1 ? "waiter\n" : "no\n"));
    $raise();
    C::join([$waiter]);
    $raise();

    $waiter = go(fn () => print(System::waitSignal(SIGUSR1) === SIGUSR1 ? "waiter\n" : "no\n"));
    pcntl_signal(SIGUSR1, SIG_DFL);
    $raise();
    C::join([$waiter]);
    pcntl_signal(SIGUSR1, SIG_IGN);
    $waiter = go(fn () => print(System::waitSignal(SIGUSR1) === SIGUSR1 ? "waiter\n" : "no\n"));
    $raise();
    C::join([$waiter]);
    $raise();
    echo "ignored\n";
});
?>
--EXPECT--
pcntl
waiter
pcntl
waiter
waiter
ignored
