--TEST--
run() rethrows what left a coroutine, after the other coroutines were torn down
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

try {
    run(function () {
        go(function () {
            C::defer(fn() => print("defer of the sleeper\n"));
            try {
                C::sleep(10);
                echo "never\n";
            } finally {
                echo "finally of the sleeper\n";
            }
        });
        go(function () {
            C::sleep(.001);
            throw new DomainException("boom", 42);
        });
    });
    echo "never\n";
} catch (DomainException $e) {
    echo get_class($e), " ", $e->getMessage(), " ", $e->getCode(), " line ", $e->getLine(), "\n";
}
echo "live: ", C::stats()['coroutine_num'], "\n";
--EXPECT--
finally of the sleeper
defer of the sleeper
DomainException boom 42 line 18
live: 0
