--TEST--
With coroutines WorkerStart runs in coroutine 1, the worker ends with its loop, WorkerStop runs outside coroutines
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Coroutine as C;
use Swoole\Process\Pool;

$pool = new Pool(1, SWOOLE_IPC_NONE, 0, true);
$begun = new Swoole\Atomic();
$pool->on('workerStart', function (Pool $pool, int $id) use ($begun) {
    $time = $begun->add();
    echo "start $time in ", C::getCid(), "\n";
    go(function () use ($pool, $time) {
        C::sleep(.01);
        echo "coroutine of $time ends\n";
        $time === 2 && var_dump($pool->shutdown());
        while ($time === 2 && $pool->workerRunning) {
            C::sleep(.001); // the master's signal is on its way
        }
    });
});
$pool->on('workerStop', function (Pool $pool, int $id) {
    echo "stop in ", C::getCid(), ", running: ", var_export($pool->workerRunning, true), "\n";
});
$pool->start();
?>
--EXPECT--
start 1 in 1
coroutine of 1 ends
stop in -1, running: false
start 2 in 1
coroutine of 2 ends
bool(true)
stop in -1, running: false
