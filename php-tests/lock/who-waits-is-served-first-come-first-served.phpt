--TEST--
Who waits for a lock gets it in the order in which they came
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $lock->lock();
    for ($i = 1; $i <= 5; $i++) {
        go(function () use ($lock, $i) {
            $lock->lock();
            echo "$i\n";
            if ($i % 2) {
                C::sleep(0.002);
            }
            $lock->unlock();
        });
    }
    $lock->unlock();
});
?>
--EXPECT--
1
2
3
4
5
