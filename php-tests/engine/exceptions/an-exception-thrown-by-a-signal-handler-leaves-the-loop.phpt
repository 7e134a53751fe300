--TEST--
The coroutine of a signal handler is a coroutine like any other: its exception is rethrown by run()
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

pcntl_async_signals(true);
function signal_in(float $seconds, string $signal)
{
    return proc_open(['sh', '-c', "sleep $seconds; kill -$signal " . getmypid()], [], $pipes);
}

try {
    run(function () {
        pcntl_signal(SIGUSR1, function () {
            throw new Exception("from the handler");
        });
        $sender = signal_in(.1, 'USR1');
        try {
            C::sleep(20);
        } finally {
            echo "finally\n";
        }
    });
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
SCRIPT);
--EXPECT--
finally
from the handler
exit 0
