--TEST--
TypeError with the name of the method
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    foreach ([fn() => C::defer('nowhere'), fn() => C::defer()] as $call) {
        try {
            $call();
        } catch (Error $e) {
            echo get_class($e), ": ", $e->getMessage(), "\n";
        }
    }
});
--EXPECT--
TypeError: Swoole\Coroutine::defer(): Argument #1 ($callback) must be a valid callback, function "nowhere" not found or invalid function name
ArgumentCountError: Swoole\Coroutine::defer() expects exactly 1 argument, 0 given
