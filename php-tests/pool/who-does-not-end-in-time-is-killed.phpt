--TEST--
A worker that is still there max_wait_time seconds after SIGTERM is killed, without WorkerStop
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Coroutine as C;
use Swoole\Process\Pool;

$pool = new Pool(2, SWOOLE_IPC_NONE, 0, true);
$pool->set(['max_wait_time' => 1]);
$pids = collect();
$begun = new Swoole\Atomic();
$pool->on('workerStart', function (Pool $pool) use ($pids, $begun) {
    $pids((string) getmypid());
    $begun->add() === 2 && $pool->shutdown();
    for (;;) {
        C::sleep(60);
    }
});
$pool->on('workerStop', fn() => print("stop\n"));
$begin = hrtime(true);
$pool->start();
$took = (hrtime(true) - $begin) / 1e9;
var_dump($took >= 1, $took < 20, count($pids()), array_filter(array_map('intval', $pids()), 'lives'));
?>
--EXPECT--
bool(true)
bool(true)
int(2)
array(0) {
}
