--TEST--
Default actions stay: SIGTERM ends an idle loop as it ends any process
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

function signal_in(float $seconds, string $signal)
{
    return proc_open(['sh', '-c', "sleep $seconds; kill -$signal " . getmypid()], [], $pipes);
}

run(function () {
    $sender = signal_in(.1, 'TERM');
    C::sleep(20);
});
SCRIPT);
--EXPECT--
signal 15
