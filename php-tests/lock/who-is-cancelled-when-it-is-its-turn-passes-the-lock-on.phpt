--TEST--
Whoever is cancelled between unlock() and its turn passes the lock on
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $lock->lock();
    $first = go(fn () => print('first ' . json_encode($lock->lock()) . "\n"));
    go(fn () => print('second ' . json_encode($lock->lock()) . "\n"));
    $lock->unlock();
    C::cancel($first);
    echo "cancelled\n";
});
?>
--EXPECT--
first false
cancelled
second true
