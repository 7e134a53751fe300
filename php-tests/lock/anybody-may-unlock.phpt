--TEST--
unlock() frees the lock whoever has it, and is true even if nobody does
--FILE--
<?php
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    var_dump($lock->unlock());
    go(fn () => $lock->lock());
    var_dump($lock->lock(LOCK_EX | LOCK_NB), $lock->unlock(), $lock->lock(LOCK_EX | LOCK_NB));
});
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
bool(true)
