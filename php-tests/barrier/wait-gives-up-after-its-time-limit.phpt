--TEST--
wait() returns after its time limit; the barrier may end later
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\{go, run};

run(function () {
    $barrier = Barrier::make();
    go(function () use ($barrier) {
        C::sleep(0.3);
        echo "late\n";
    });
    $start = microtime(true);
    Barrier::wait($barrier, 0.01);
    var_dump(microtime(true) - $start >= 0.01);
    C::sleep(0.3);
    echo "end\n";
});
?>
--EXPECT--
bool(true)
late
end
