--TEST--
run() waits for the signal; after the wait the signal has its default action again
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};

$sender = null;
run(function () use (&$sender) {
    go(fn () => print(System::waitSignal(SIGUSR1) === SIGUSR1 ? "got it\n" : "no\n"));
    $sender = proc_open(['sh', '-c', 'sleep .1; kill -USR1 ' . getmypid()], [], $pipes);
});
echo "loop over\n";
exec('kill -USR1 ' . getmypid());
echo "not reached\n";
SCRIPT);
?>
--EXPECT--
got it
loop over
signal 10
