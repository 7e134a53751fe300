--TEST--
pcntl_signal() with pcntl_async_signals(): the handler runs soon, in a coroutine of its own, and may suspend
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

$begun = microtime(true);
run(function () {
    $main = C::getCid();
    pcntl_signal(SIGTERM, function (int $signal) use ($main) {
        echo $signal === SIGTERM ? "SIGTERM" : $signal, " in ", C::getCid() > 0 && C::getCid() !== $main ? "a coroutine of its own" : C::getCid(), "\n";
        C::sleep(.001);
        echo "handler waited\n";
        C::cancel($main);
    });
    $sender = signal_in(.2, 'TERM');
    var_dump(C::sleep(20));
    echo "main coroutine goes on\n";
});
echo microtime(true) - $begun < 10 ? "in time\n" : "too late\n";
SCRIPT);
--EXPECT--
SIGTERM in a coroutine of its own
handler waited
bool(false)
main coroutine goes on
in time
exit 0
