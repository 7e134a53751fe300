--TEST--
A supervisor's SIGCHLD handler starts the child that has ended anew
--FILE--
<?php
use Swoole\Event;
use Swoole\Process;
use Swoole\Timer;

const STARTS = 4;

swoole_async_set(['enable_coroutine' => false]);
$worker = new Process(function (Process $worker) {
    exit(10);
});
$pids = [];
$alive = Timer::tick(60_000, fn () => 0);
Process::signal(SIGCHLD, function () use ($worker, $alive, &$pids) {
    while ($ended = Process::wait(false)) {
        echo 'ended: ', $ended['pid'] === end($pids) ? 'the latest' : 'another', ", {$ended['code']}\n";
        if (count($pids) === STARTS) {
            Process::signal(SIGCHLD, null);
            Timer::clear($alive);
            return;
        }
        $pids[] = $worker->start();
    }
});
$pids[] = $worker->start();
Event::wait();
echo count(array_unique($pids)), " processes\n";
?>
--EXPECT--
ended: the latest, 10
ended: the latest, 10
ended: the latest, 10
ended: the latest, 10
4 processes
