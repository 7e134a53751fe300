--TEST--
waitSignal() takes one signal or several and gives the one that came; the default action does not happen
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    foreach (['USR1' => fn () => System::waitSignal(SIGUSR1, 10), 'TERM' => fn () => C::waitSignal([SIGUSR2, SIGTERM])] as $name => $wait) {
        $waiter = go(fn () => print($wait() === constant("SIG$name") ? "SIG$name\n" : "no\n"));
        System::exec("kill -$name " . getmypid());
        C::join([$waiter]);
    }
    $child = proc_open(['sleep', '.1'], [], $pipes);
    var_dump(System::waitSignal(SIGCHLD, 10) === SIGCHLD);
});
?>
--EXPECT--
SIGUSR1
SIGTERM
bool(true)
