--TEST--
With max_wait_time 0 nobody is killed: the pool ends when its workers do; SIGUSR2 replaces workers, too
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Coroutine as C;
use Swoole\Process;
use Swoole\Process\Pool;

$pool = new Pool(1, SWOOLE_IPC_NONE, 0, true);
$pool->set(['max_wait_time' => 0]);
$begun = new Swoole\Atomic();
$pool->on('workerStart', function (Pool $pool) use ($begun) {
    $time = $begun->add();
    $time === 1 ? Process::kill($pool->master_pid, SIGUSR2) : $pool->shutdown();
    while ($pool->workerRunning) {
        C::sleep(.001);
    }
    C::sleep(.05);
    echo "worker $time has taken its time\n";
});
$pool->start();
?>
--EXPECT--
worker 1 has taken its time
worker 2 has taken its time
