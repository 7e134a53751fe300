--TEST--
An unlock() too many does not free the lock of who is next
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $lock->lock();
    go(function () use ($lock) {
        $lock->lock();
        echo "next\n";
        C::sleep(0.005);
        echo "next unlocks\n";
        $lock->unlock();
    });
    $lock->unlock();
    $lock->unlock();
    $lock->lock();
    echo "main\n";
});
?>
--EXPECT--
next
next unlocks
main
