--TEST--
An error handler that was set in the same turn and waits is in force for the other coroutines meanwhile
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    go(function () {
        C::sleep(.001);
        echo $other;
    });
    set_error_handler(function ($type, $message) {
        echo "begins: $message\n";
        C::sleep(.004);
        echo "ends: $message\n";
        echo $inside;
    });
    echo $mine;
    echo "done\n";
});
--EXPECTF--
begins: Undefined variable $mine
begins: Undefined variable $other
ends: Undefined variable $mine

Warning: Undefined variable $inside in %s on line %d
done
ends: Undefined variable $other

Warning: Undefined variable $inside in %s on line %d
