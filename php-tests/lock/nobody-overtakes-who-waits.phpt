--TEST--
Who unlocks and locks again has to wait behind those who have waited
--FILE--
<?php
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $lock->lock();
    go(function () use ($lock) {
        $lock->lock();
        echo "waiter\n";
        $lock->unlock();
    });
    $lock->unlock();
    var_dump($lock->lock(LOCK_EX | LOCK_NB));
    $lock->lock();
    echo "main again\n";
});
?>
--EXPECT--
bool(false)
waiter
main again
