--TEST--
With wait_signal on the end of the script waits for a handler to be taken back
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\Process;
use function Swoole\Coroutine\{go, run};

swoole_async_set(['wait_signal' => true]);
error_reporting(E_ALL & ~E_DEPRECATED);
Process::signal(SIGUSR1, function () {
    echo "handled\n";
    Process::signal(SIGUSR1, null);
});
$sender = proc_open(['sh', '-c', 'sleep .1; kill -USR1 ' . getmypid()], [], $pipes);
register_shutdown_function(fn () => proc_close($sender));
echo "end of the script\n";
SCRIPT);
?>
--EXPECT--
end of the script
handled
exit 0
