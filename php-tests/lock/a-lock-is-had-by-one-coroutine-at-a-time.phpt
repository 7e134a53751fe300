--TEST--
A lock is had by one coroutine at a time
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Lock;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $all = new WaitGroup(10);
    $inside = $highest = 0;
    for ($i = 0; $i < 10; $i++) {
        go(function () use ($lock, $all, &$inside, &$highest) {
            var_dump($lock->lock());
            $highest = max($highest, ++$inside);
            C::sleep(0.001);
            $inside--;
            $lock->unlock();
            $all->done();
        });
    }
    $all->wait();
    echo "at most $highest\n";
});
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
at most 1
