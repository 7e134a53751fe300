--TEST--
The last event of a loop raises the signal: the handler runs, and the script goes on
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
    C::sleep(.001);
    Process::kill(getmypid(), SIGUSR1);
});
echo "the script goes on\n";
SCRIPT);
?>
--EXPECT--
handled
the script goes on
exit 0
