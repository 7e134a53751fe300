--TEST--
Ten coroutines buffer at once, with suspensions in between
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cids = [];
    $got = [];
    for ($i = 0; $i < 10; $i++) {
        $cids[] = go(function () use ($i, &$got) {
            ob_start();
            for ($n = 0; $n < 3; $n++) {
                echo $i;
                ob_start();
                echo "lost";
                C::sleep(.001);
                ob_end_clean();
            }
            $got[$i] = ob_get_clean();
        });
    }
    C::join($cids);
    ksort($got);
    echo implode(' ', $got), " level ", ob_get_level(), "\n";
});
--EXPECT--
000 111 222 333 444 555 666 777 888 999 level 0
