--TEST--
A worker that ends, by itself, by exit or by a signal, is started again with the same number; only signals are logged
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process;
use Swoole\Process\Pool;

$pool = new Pool(1);
$begun = new Swoole\Atomic();
$pool->on('workerStart', function (Pool $pool, int $id) use ($begun) {
    $time = $begun->add();
    echo "time $time: worker $id\n";
    match ($time) {
        1 => null,
        2 => exit(3),
        3 => throw new Exception('x'),
        4 => Process::kill(getmypid(), SIGKILL),
        5 => $pool->shutdown(),
    };
    $time === 5 && sleep(60);
});
$pool->on('workerStop', function (Pool $pool, int $id) {
    echo "worker $id stops\n";
});
ini_set('display_errors', 0);
$pool->start();
?>
--EXPECTF--
time 1: worker 0
worker 0 stops
time 2: worker 0
time 3: worker 0
time 4: worker 0
[%s #%d.0]	WARNING	Worker::report_error(): worker(pid=%d, id=0) abnormal exit, status=0, signal=9
time 5: worker 0
