--TEST--
Signals of different kinds, sent while the loop is idle and while PHP code runs, are all handled
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

run(function () {
    $got = [];
    foreach ([SIGUSR1, SIGUSR2, SIGHUP] as $signal) {
        pcntl_signal($signal, function (int $signal) use (&$got) {
            $got[] = $signal;
        });
    }
    $senders = [signal_in(.05, 'USR1'), signal_in(.1, 'USR2'), signal_in(.15, 'HUP')];
    for ($i = 0; $i < 500 && count($got) < 3; $i++) {
        C::sleep(.01);
    }
    sort($got);
    $wanted = [SIGUSR1, SIGUSR2, SIGHUP];
    sort($wanted);
    echo $got === $wanted ? "all\n" : json_encode($got) . "\n";
});
SCRIPT);
--EXPECT--
all
exit 0
