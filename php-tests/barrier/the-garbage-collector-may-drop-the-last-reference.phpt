--TEST--
A reference in a cycle of garbage is dropped by the garbage collector
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\{go, run};

run(function () {
    $barrier = Barrier::make();
    go(function () use ($barrier) {
        C::sleep(0.001);
        $cycle = new stdClass();
        $cycle->self = $cycle;
        $cycle->barrier = $barrier;
        $barrier = $cycle = null;
        C::sleep(0.001);
        echo "collect\n";
        gc_collect_cycles();
        echo "collected\n";
    });
    Barrier::wait($barrier);
    echo "waited\n";
});
?>
--EXPECT--
collect
collected
waited
