--TEST--
After SIGTERM a worker with coroutines goes on until its loop has run dry; WorkerExit is called in its turns and may end what is left
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Coroutine as C;
use Swoole\Process\Pool;

$pool = new Pool(1, SWOOLE_IPC_NONE, 0, true);
$pool->on('workerStart', function (Pool $pool) {
    Swoole\Timer::tick(3_600_000, fn() => 1);
    go(fn() => C::yield()); // no deadlock is reported at an orderly end
    C::sleep(.01);
    $pool->shutdown();
});
$pool->on('workerExit', function (Pool $pool, int $id) {
    static $calls = 0;
    if ($calls++ === 0) {
        echo "exit of worker $id in ", C::getCid(), ", running: ", var_export($pool->workerRunning, true), "\n";
        Swoole\Timer::clearAll();
    }
});
$pool->on('workerStop', fn() => print("stop\n"));
$pool->start();
echo "end\n";
?>
--EXPECT--
exit of worker 0 in -1, running: false
stop
end
