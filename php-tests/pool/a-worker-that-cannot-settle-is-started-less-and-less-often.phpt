--TEST--
Workers that end at once are started again after growing pauses, not in a tight loop; a pool without callbacks, too
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process;
use Swoole\Process\Pool;

// 0 + 10 + 20 + 40 + 80 + 160 ms of pauses before the seventh start.
$pool = new Pool(1);
$starts = new Swoole\Atomic();
$begin = hrtime(true);
$pool->on('workerStart', function (Pool $pool) use ($starts) {
    if ($starts->add() === 7) {
        $pool->shutdown();
    }
});
$pool->start();
var_dump($starts->get(), (hrtime(true) - $begin) / 1e6 >= 310);

// Without callbacks nobody counts; the shutdown functions of the workers do.
$starts->set(0);
$master = new Process(function (Process $master) use ($starts) {
    register_shutdown_function(fn() => getmypid() === $master->pid || $starts->add());
    (new Pool(1))->start();
}, false, 0);
$master->start();
eventually(fn() => $starts->get() >= 4);
Process::kill($master->pid);
$ended = Process::wait();
var_dump($starts->get() < 20, $ended['signal'], $ended['code']);
?>
--EXPECT--
int(7)
bool(true)
bool(true)
int(0)
int(0)
