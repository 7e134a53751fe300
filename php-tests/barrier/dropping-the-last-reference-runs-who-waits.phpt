--TEST--
Who waits goes on before the statement that drops the last reference is over
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\{go, run};

run(function () {
    $barrier = Barrier::make();
    $other = $barrier;
    go(function () use (&$other) {
        C::sleep(0.001);
        echo "drop\n";
        $other = null;
        echo "dropped\n";
    });
    Barrier::wait($barrier);
    echo "waited\n";
    C::sleep(0.001);
    echo "waiter ends\n";
});
?>
--EXPECT--
drop
waited
dropped
waiter ends
