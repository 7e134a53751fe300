--TEST--
A cloned barrier is one of its own: dropping it wakes nobody who waits for the other
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\{go, run};

run(function () {
    $barrier = Barrier::make();
    $copy = clone $barrier;
    $waiter = go(function () use ($barrier) {
        C::yield();
        echo "lets go\n";
    });
    go(function () use (&$barrier) {
        Barrier::wait($barrier);
        echo "passed\n";
    });
    unset($copy);
    echo "the copy is gone\n";
    C::resume($waiter);
});
?>
--EXPECT--
the copy is gone
lets go
passed
