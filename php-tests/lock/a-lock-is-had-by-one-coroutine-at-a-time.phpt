--TEST--
A lock is had by one coroutine at a time
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $inside = $highest = 0;
    for ($i = 0; $i < 10; $i++) {
        go(function () use ($lock, &$inside, &$highest) {
            var_dump($lock->lock());
            $highest = max($highest, ++$inside);
            C::sleep(0.001);
            $inside--;
            $lock->unlock();
        });
    }
    C::sleep(0.001);
    while ($inside > 0) {
        C::sleep(0.002);
    }
    echo "at most $highest\n";
});
?>
--EXPECT--
bool(true)
at most 1
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
