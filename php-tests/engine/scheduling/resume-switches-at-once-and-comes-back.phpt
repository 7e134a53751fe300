--TEST--
resume() switches into the coroutine at once and comes back when it suspends or ends
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $a = go(function () {
        echo "1";
        C::yield();
        echo "2";
        C::yield();
        echo "3";
    });
    $b = go(function () use ($a) {
        echo "4";
        C::yield();
        echo "5";
        C::resume($a);
        echo "6";
    });
    echo "7";
    C::resume($b);
    echo "8";
    C::resume($a);
    echo "9";
});
SCRIPT);
--EXPECT--
147526839
exit 0
