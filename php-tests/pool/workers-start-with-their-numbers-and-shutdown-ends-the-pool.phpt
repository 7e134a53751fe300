--TEST--
start() calls Start in the master, WorkerStart in each worker; shutdown() calls Shutdown and ends everybody; start() returns
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process\Pool;

$pool = new Pool(2);
$begun = new Swoole\Atomic();
$lines = collect();
$pool->on('START', function (Pool $pool) {
    echo "Start in the master: ", $pool->master_pid === getmypid() ? 'yes' : 'no', ", worker {$pool->workerId}\n";
});
$pool->on('workerStart', function (Pool $pool, int $id) use ($begun, $lines) {
    $lines("worker $id of 2 runs as {$pool->workerId}, pid " . ($pool->workerPid === getmypid() ? 'right' : 'wrong'));
    if ($begun->add() === 2) {
        $pool->shutdown(); // which may be the last thing that this worker does
    }
    sleep(60);
});
$pool->on('Shutdown', function (Pool $pool) {
    echo "Shutdown in the master: ", $pool->master_pid === getmypid() ? 'yes' : 'no', "\n";
});
var_dump($pool->start(), $pool->running, $pool->workerRunning);
foreach ($lines() as $line) {
    echo "$line\n";
}
?>
--EXPECT--
Start in the master: yes, worker -1
Shutdown in the master: yes
NULL
bool(false)
bool(false)
worker 0 of 2 runs as 0, pid right
worker 1 of 2 runs as 1, pid right
