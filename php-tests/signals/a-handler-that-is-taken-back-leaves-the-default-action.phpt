--TEST--
null gives the signal back to what it did before
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\Process;
use function Swoole\Coroutine\{go, run};

Process::signal(SIGUSR1, fn () => print("handled\n"));
run(function () {
    Process::kill(getmypid(), SIGUSR1);
    usleep(0);
    var_dump(Process::signal(SIGUSR1, null));
    var_dump(Process::signal(SIGUSR2, SIG_IGN), Process::kill(getmypid(), SIGUSR2));
    Process::kill(getmypid(), SIGUSR1);
    echo "not reached\n";
});
SCRIPT);
?>
--EXPECT--
handled
bool(true)
bool(true)
bool(true)
signal 10
