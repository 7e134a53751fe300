--TEST--
stop() has a worker end when its loop has run dry, WorkerExit included; another one takes its place
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process\Pool;

$pool = new Pool(1, SWOOLE_IPC_UNIXSOCK, 0, true);
$begun = new Swoole\Atomic();
$pool->on('workerStart', function (Pool $pool) use ($begun) {
    if ($begun->add() === 2) {
        $pool->shutdown();
        return;
    }
    Swoole\Timer::tick(3_600_000, fn() => 1);
    echo "stopping\n";
    $pool->stop();
    var_dump($pool->workerRunning);
});
$pool->on('workerExit', function () use ($begun) {
    static $called = false;
    if (!$called) {
        $called = true;
        echo "exit {$begun->get()}\n";
        Swoole\Timer::clearAll();
    }
});
$pool->on('message', fn() => 1);
$pool->on('workerStop', fn() => print("stop {$begun->get()}\n"));
$pool->start();
?>
--EXPECT--
stopping
bool(false)
exit 1
stop 1
exit 2
stop 2
