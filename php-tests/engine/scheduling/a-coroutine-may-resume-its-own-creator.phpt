--TEST--
A coroutine resumes its creator, which is in yield()
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $m = C::getCid();
    $a = go(function () use ($m) {
        echo "a1 ";
        C::yield();
        echo "a2 ";
        C::resume($m);
        echo "a3 ";
    });
    go(function () use ($a) {
        C::sleep(.001);
        echo "c1 ";
        C::resume($a);
        echo "c2 ";
    });
    C::yield();
    echo "m1 ";
    C::sleep(.001);
    echo "m2";
});
SCRIPT);
--EXPECT--
a1 c1 a2 m1 a3 c2 m2
exit 0
