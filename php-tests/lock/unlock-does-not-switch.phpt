--TEST--
unlock() returns before the next one goes on
--FILE--
<?php
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $lock->lock();
    go(function () use ($lock) {
        $lock->lock();
        echo "next\n";
    });
    var_dump($lock->unlock());
    echo "unlocked\n";
});
?>
--EXPECT--
bool(true)
unlocked
next
