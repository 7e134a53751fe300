--TEST--
With LOCK_NB a lock that somebody else has is refused with EBUSY
--FILE--
<?php
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $lock->lock();
    go(function () use ($lock) {
        var_dump($lock->lock(LOCK_EX | LOCK_NB), $lock->errCode);
        var_dump($lock->lock(LOCK_SH | LOCK_NB), $lock->lock(LOCK_NB));
    });
    $lock->unlock();
    go(function () use ($lock) {
        var_dump($lock->lock(LOCK_EX | LOCK_NB), $lock->errCode);
    });
});
?>
--EXPECT--
bool(false)
int(16)
bool(false)
bool(false)
bool(true)
int(16)
