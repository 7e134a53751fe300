--TEST--
When the master is killed its workers die, too
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process;
use Swoole\Process\Pool;

$pids = collect();
$pool = new Pool(2, SWOOLE_IPC_NONE, 0, true);
$pool->on('workerStart', function () use ($pids) {
    $pids((string) getmypid());
    Swoole\Coroutine::sleep(60);
});
$master = new Process(fn() => $pool->start(), false, 0);
$master->start();
var_dump(eventually(fn() => count($pids()) === 2));
Process::kill($master->pid, SIGKILL);
$ended = Process::wait();
var_dump($ended['signal'], eventually(fn() => array_filter(array_map('intval', $pids()), 'lives') === []));
?>
--EXPECT--
bool(true)
int(9)
bool(true)
