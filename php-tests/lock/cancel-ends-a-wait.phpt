--TEST--
cancel() has lock() return false with errCode 10017, and others go on
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $lock->lock();
    $ids = [];
    for ($i = 1; $i <= 3; $i++) {
        $ids[$i] = go(function () use ($lock, $i) {
            echo "$i: ", json_encode($lock->lock()), " {$lock->errCode}\n";
            $lock->errCode = 0;
        });
    }
    var_dump(C::cancel($ids[2]));
    $lock->unlock();
    C::sleep(0.001);
    $lock->unlock();
});
?>
--EXPECT--
1: 2: 3: false 10017
bool(true)
true 0
true 0
