--TEST--
Waiting for a Lock in a coroutine suspends that coroutine only; it can be cancelled
--FILE--
<?php
use Swoole\{Coroutine, Lock};
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock;
    $lock->lock();
    go(function () use ($lock) {
        $locked = $lock->lock();
        echo 'second: ', json_encode($locked), "\n";
        $lock->unlock();
    });
    echo "first goes on\n";
    Coroutine::sleep(0.005);
    echo "first unlocks\n";
    $lock->unlock();
    $held = false;
    $waiting = go(function () use ($lock, &$held) {
        while (!$held) {
            Coroutine::sleep(0.001);
        }
        $locked = $lock->lock();
        echo 'cancelled: ', json_encode([$locked, $lock->errCode === SWOOLE_ERROR_CO_CANCELED]), "\n";
    });
    Coroutine::sleep(0.05);
    $lock->lock();
    $held = true;
    Coroutine::sleep(0.1);
    Coroutine::cancel($waiting);
});
?>
--EXPECT--
first goes on
first unlocks
second: true
cancelled: [false,true]
