--TEST--
An exception in Start or Shutdown leaves start(), the latter when all workers have ended
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process\Pool;

$pids = collect();
foreach (['start', 'shutdown'] as $event) {
    $pool = new Pool(1);
    $pool->on('workerStart', function (Pool $pool) use ($pids) {
        $pids((string) getmypid());
        $pool->shutdown();
        sleep(60);
    });
    $pool->on($event, fn() => throw new RuntimeException("from $event"));
    try {
        $pool->start();
    } catch (RuntimeException $thrown) {
        echo $thrown->getMessage(), ', running: ', var_export($pool->running, true), "\n";
    }
}
var_dump(count($pids()), lives((int) $pids()[0]));
$pool = new Pool(1);
$pool->on('start', fn(Pool $pool) => $pool->shutdown());
$pool->on('workerStart', fn() => print("never\n"));
$pool->on('shutdown', fn() => print("shut down before it began\n"));
$pool->start();
?>
--EXPECT--
from start, running: false
from shutdown, running: false
int(1)
bool(false)
shut down before it began
