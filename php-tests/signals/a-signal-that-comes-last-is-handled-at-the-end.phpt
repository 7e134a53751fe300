--TEST--
A signal whose handler found no loop any more is handled when the script ends
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\Process;
use function Swoole\Coroutine\{go, run};

Process::signal(SIGUSR1, fn () => print("handled\n"));
error_reporting(E_ALL & ~E_DEPRECATED);
Process::kill(getmypid(), SIGUSR1);
echo "end of the script\n";
SCRIPT);
?>
--EXPECT--
end of the script
handled
exit 0
