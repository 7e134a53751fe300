--TEST--
With SWOOLE_IPC_UNIXSOCK getProcess() gives processes that workers write to and read from
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process\Pool;

$pool = new Pool(3, SWOOLE_IPC_UNIXSOCK);
$lines = collect();
$pool->on('workerStart', function (Pool $pool, int $id) use ($lines) {
    if ($id > 0) {
        $process = $pool->getProcess(0);
        $process->write("from $id");
        $pool->getProcess()->setTimeout(10);
        $lines("worker $id read: " . $pool->getProcess()->read());
        while (true) {
            sleep(1);
        }
    }
    $own = $pool->getProcess();
    $own->setTimeout(10);
    $read = [$own->read(), $own->read()];
    sort($read);
    $lines('worker 0 read: ' . implode(', ', $read));
    foreach ([1, 2] as $other) {
        $pool->getProcess($other)->write("from 0 to $other");
    }
    // what is read on the others' side is what this worker writes on its own
    for ($left = 100; count($lines()) < 3 && $left; $left--) {
        usleep(50_000);
    }
    $pool->shutdown();
    sleep(10);
});
$pool->start();
echo implode("\n", $lines()), "\n";
$without = new Pool(1);
$without->on('workerStart', function (Pool $pool) {
    var_dump($pool->getProcess(0)->write('x'));
    $pool->shutdown();
    sleep(10);
});
$without->start();
?>
--EXPECTF--
worker 0 read: from 1, from 2
worker 1 read: from 0 to 1
worker 2 read: from 0 to 2

Warning: Swoole\Process::write(): no pipe, cannot write into pipe in %s on line %d
bool(false)
