--TEST--
In a worker no second pool is made and no callback set; getProcess() knows the workers, always by the same objects
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process\Pool;

$pool = new Pool(2);
$begun = new Swoole\Atomic();
$pool->on('workerStart', function (Pool $pool, int $id) use ($begun) {
    $begun->add();
    if ($id === 1) {
        eventually(fn() => $begun->get() === 2);
        try {
            new Pool(1);
        } catch (Error $refused) {
            echo get_class($refused), ': ', $refused->getMessage(), "\n";
        }
        var_dump($pool->start(), $pool->on('start', fn() => 1));
        $me = $pool->getProcess();
        $other = $pool->getProcess(0);
        var_dump($me === $pool->getProcess(1), $me->id, $me->pid === getmypid(), $other->id, lives($other->pid), $pool->getProcess(2));
        $pool->shutdown();
    }
    sleep(60);
});
$pool->start();
?>
--EXPECTF--
Error: A process pool instance has already been created and cannot be created again

Warning: Swoole\Process\Pool::start(): process pool is started in %s on line %d

Warning: Swoole\Process\Pool::on(): process pool is started. unable to register event callback function in %s on line %d
bool(false)
bool(false)

Warning: Swoole\Process\Pool::getProcess(): invalid worker_id[2] in %s on line %d
bool(true)
int(1)
bool(true)
int(0)
bool(true)
bool(false)
