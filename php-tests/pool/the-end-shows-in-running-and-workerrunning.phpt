--TEST--
workerRunning is false in workerStop, running is false in shutdown
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process\Pool;

foreach ([false, true] as $coroutines) {
    $pool = new Pool(1, SWOOLE_IPC_NONE, 0, $coroutines);
    $pool->on('workerStart', function (Pool $pool) {
        echo 'workerStart: ' . json_encode([$pool->running, $pool->workerRunning]) . "\n";
    });
    $pool->on('workerStop', function (Pool $pool) {
        echo 'workerStop: ' . json_encode([$pool->running, $pool->workerRunning]) . "\n";
        $pool->shutdown();
    });
    $pool->on('shutdown', function (Pool $pool) {
        echo 'shutdown: ' . json_encode($pool->running) . "\n";
    });
    $pool->start();
    echo 'over: ' . json_encode([$pool->running, $pool->workerRunning]) . "\n";
}
?>
--EXPECT--
workerStart: [true,true]
workerStop: [true,false]
shutdown: false
over: [false,false]
workerStart: [true,true]
workerStop: [true,false]
shutdown: false
over: [false,false]
