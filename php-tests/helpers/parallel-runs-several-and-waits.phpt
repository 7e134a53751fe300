--TEST--
parallel() runs the callable several times, without arguments, and waits for all
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{parallel, run};

run(function () {
    parallel(3, function (...$arguments) {
        echo count($arguments), " starts\n";
        C::sleep(0.001);
        echo "ends\n";
    });
    echo "parallel ends\n";
});
?>
--EXPECT--
0 starts
0 starts
0 starts
ends
ends
ends
parallel ends
