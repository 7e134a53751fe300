--TEST--
Main resumes B, B resumes A, A suspends: back in B; B ends: back in main
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $a = go(function () {
        C::yield();
        echo "A ";
        C::yield();
        echo "A ends ";
    });
    $b = go(function () use ($a) {
        C::yield();
        echo "B ";
        C::resume($a);
        echo "B ends ";
    });
    C::resume($b);
    echo "main ";
    C::resume($a);
    echo "main ends\n";
});
--EXPECT--
B A B ends main A ends main ends
