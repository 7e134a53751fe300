--TEST--
getCid() and getuid(); ids go on over several loops
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    echo C::getCid(), C::getuid(), " ";
    for ($i = 0; $i < 3; $i++) {
        echo go(fn() => 1), " ";
    }
});
echo C::getCid(), " ";
run(function () {
    echo C::getCid(), " ";
    C::sleep(.001);
    echo C::getCid(), "\n";
});
--EXPECT--
11 2 3 4 -1 5 5
