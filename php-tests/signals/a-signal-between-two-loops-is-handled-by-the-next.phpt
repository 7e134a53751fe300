--TEST--
A signal that comes when no loop runs waits for one
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\Process;
use function Swoole\Coroutine\{go, run};


Process::signal(SIGUSR1, fn (int $number) => print($number === SIGUSR1 ? "handled\n" : "no\n"));
Process::kill(getmypid(), SIGUSR1);
echo "before the loop\n";
run(fn () => print("in the loop\n"));
Process::kill(getmypid(), SIGUSR1);
echo "between loops\n";
run(fn () => print("in the next loop\n"));
?>
--EXPECT--
before the loop
in the loop
handled
between loops
in the next loop
handled
