--TEST--
join() returns true when every listed coroutine has ended, defers included; ended and unknown ids are skipped
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $a = go(function () {
        C::defer(function () {
            C::sleep(.002);
            echo "a ends\n";
        });
        C::sleep(.001);
    });
    $b = go(function () {
        C::sleep(.001);
        echo "b ends\n";
    });
    $ended = go(fn() => 1);
    var_dump(C::join([$a, "$b", $ended, 12345]));
    echo swoole_last_error(), "\n";
});
--EXPECT--
b ends
a ends
bool(true)
0
