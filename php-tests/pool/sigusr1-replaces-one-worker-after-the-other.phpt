--TEST--
SIGUSR1 to the master replaces the workers one after the other: one of two is always there
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process;
use Swoole\Process\Pool;

$pool = new Pool(2, SWOOLE_IPC_NONE, 0, true);
$begun = new Swoole\Atomic();
$alive = new Swoole\Atomic();
$least = new Swoole\Atomic(2);
$lines = collect();
$pool->on('workerStart', function (Pool $pool, int $id) use ($begun, $alive, $lines) {
    $alive->add();
    $lines("start $id");
    match ($begun->add()) {
        2 => Process::kill($pool->master_pid, SIGUSR1),
        4 => $pool->shutdown(),
        default => null,
    };
    Swoole\Timer::tick(3_600_000, fn() => 1);
});
$pool->on('workerExit', fn() => Swoole\Timer::clearAll());
$pool->on('workerStop', function (Pool $pool, int $id) use ($alive, $begun, $least, $lines) {
    $lines("stop $id");
    $left = $alive->sub();
    if ($begun->get() < 4 && $left < $least->get()) {
        $least->set($left);
    }
});
$pool->start();
echo implode(', ', $lines()), "\n";
var_dump($least->get());
?>
--EXPECT--
start 0, start 0, start 1, start 1, stop 0, stop 0, stop 1, stop 1
int(1)
