--TEST--
wait() returns when nobody else has the barrier any more, inside the dropping of the last reference
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\{go, run};

run(function () {
    $barrier = Barrier::make();
    for ($i = 1; $i <= 3; $i++) {
        go(function () use ($barrier, $i) {
            C::sleep($i / 500);
            echo "$i\n";
        });
    }
    Barrier::wait($barrier);
    echo "waited\n";
});
?>
--EXPECT--
1
2
3
waited
