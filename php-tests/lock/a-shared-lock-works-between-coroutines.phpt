--TEST--
A shared lock works between the coroutines of one process, too
--FILE--
<?php
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock(true);
    var_dump($lock->lock(), $lock->lock());
    go(function () use ($lock) {
        var_dump($lock->lock(LOCK_EX | LOCK_NB), $lock->errCode);
        var_dump($lock->lock());
        echo "has it\n";
    });
    echo "unlock\n";
    $lock->unlock();
    echo "unlocked\n";
});
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
int(16)
unlock
unlocked
bool(true)
has it
