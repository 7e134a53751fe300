--TEST--
go() of a generator function creates a generator and ends
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    echo go(function () {
        echo "never\n";
        yield 1;
    }), "\n";
    var_dump(C::exists(2));
});
--EXPECT--
2
bool(false)
