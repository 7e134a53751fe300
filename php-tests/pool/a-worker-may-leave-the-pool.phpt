--TEST--
detach() lets a worker live outside of the pool: another one takes its place, and the pool's end is not its end
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process\Pool;

$pool = new Pool(1);
$begun = new Swoole\Atomic();
$over = new Swoole\Atomic();
$pids = collect();
$pool->on('workerStart', function (Pool $pool, int $id) use ($begun, $over, $pids) {
    $time = $begun->add();
    $pids("$time " . getmypid());
    if ($time === 1) {
        var_dump($pool->detach());
        $over->wait(20);
        exit;
    }
    $pool->shutdown();
    sleep(60);
});
$pool->start();
[$first, $second] = array_map(fn($line) => (int) explode(' ', $line)[1], $pids());
var_dump(lives($first), lives($second));
$over->wakeup();
Swoole\Process::wait();
var_dump(lives($first));
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
bool(false)
