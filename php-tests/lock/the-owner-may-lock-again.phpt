--TEST--
The owner succeeds at once without counting: one unlock() frees the lock
--FILE--
<?php
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    var_dump($lock->lock(), $lock->lock(), $lock->lock(LOCK_EX | LOCK_NB));
    $lock->unlock();
    go(fn () => var_dump($lock->lock(LOCK_EX | LOCK_NB)));
});
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
