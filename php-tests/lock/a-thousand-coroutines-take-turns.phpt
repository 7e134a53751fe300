--TEST--
1,000 coroutines take turns, in order, whatever is cancelled meanwhile
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $lock->lock();
    $order = $ids = [];
    for ($i = 0; $i < 1000; $i++) {
        $ids[] = go(function () use ($lock, $i, &$order) {
            if ($lock->lock()) {
                $order[] = $i;
                $lock->unlock();
            }
        });
    }
    for ($i = 0; $i < 1000; $i += 3) {
        C::cancel($ids[$i]);
    }
    $lock->unlock();
    C::sleep(0.001);
    $lock->lock();
    $sorted = $order;
    sort($sorted);
    var_dump(count($order), $order === $sorted, C::stats()['coroutine_num']);
});
?>
--EXPECT--
int(666)
bool(true)
int(1)
