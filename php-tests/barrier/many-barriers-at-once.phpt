--TEST--
Each of many barriers wakes its own waiter
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\{go, run};

run(function () {
    $waited = [];
    for ($i = 0; $i < 500; $i++) {
        go(function () use (&$waited, $i) {
            $barrier = Barrier::make();
            for ($k = 0; $k < 4; $k++) {
                go(function () use ($barrier, $k) {
                    C::sleep(0.001 + $k / 1000);
                });
            }
            Barrier::wait($barrier);
            $waited[$i] = true;
        });
    }
    while (count($waited) < 500) {
        C::sleep(0.001);
    }
    var_dump(count($waited));
});
?>
--EXPECT--
int(500)
