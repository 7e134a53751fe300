--TEST--
The TypeError and ArgumentCountError of PHP, named after the function that was called
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    foreach ([
        fn() => \go('nowhere'),
        fn() => C::create('nowhere'),
        fn() => C::create([new stdClass, 'nothing']),
        fn() => C::create(5),
        fn() => \go(),
        fn() => C::create(),
        fn() => swoole_coroutine_create(null),
    ] as $call) {
        try {
            $call();
        } catch (Error $e) {
            echo get_class($e), ": ", $e->getMessage(), "\n";
        }
    }
});
--EXPECT--
TypeError: go(): Argument #1 ($func) must be a valid callback, function "nowhere" not found or invalid function name
TypeError: Swoole\Coroutine::create(): Argument #1 ($func) must be a valid callback, function "nowhere" not found or invalid function name
TypeError: Swoole\Coroutine::create(): Argument #1 ($func) must be a valid callback, class stdClass does not have a method "nothing"
TypeError: Swoole\Coroutine::create(): Argument #1 ($func) must be a valid callback, no array or string given
ArgumentCountError: go() expects at least 1 argument, 0 given
ArgumentCountError: Swoole\Coroutine::create() expects at least 1 argument, 0 given
TypeError: swoole_coroutine_create(): Argument #1 ($func) must be a valid callback, no array or string given
