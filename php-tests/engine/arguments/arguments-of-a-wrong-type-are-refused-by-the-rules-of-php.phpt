--TEST--
TypeError and ArgumentCountError texts of the engine
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    foreach ([
        fn() => C::exists("abc"),
        fn() => C::exists([]),
        fn() => C::exists(new stdClass),
        fn() => C::sleep("soon"),
        fn() => C::sleep(),
        fn() => C::sleep(1, 2),
        fn() => C::getCid(1),
        fn() => C::set("x"),
        fn() => C::set(),
        fn() => C::join(5),
        fn() => C::resume(),
        fn() => C::cancel(),
        fn() => C::cancel(1, false, 3),
        fn() => C::getPcid("x"),
        fn() => run(),
        fn() => run('nowhere'),
        fn() => C::exists(PHP_INT_MAX + 1),
        fn() => C::exists(cid: 1, nope: 2),
        fn() => C::nothing(),
    ] as $call) {
        try {
            $call();
            echo "no error\n";
        } catch (Error $e) {
            echo get_class($e), ": ", $e->getMessage(), "\n";
        }
    }
});
--EXPECT--
TypeError: Swoole\Coroutine::exists(): Argument #1 ($cid) must be of type int, string given
TypeError: Swoole\Coroutine::exists(): Argument #1 ($cid) must be of type int, array given
TypeError: Swoole\Coroutine::exists(): Argument #1 ($cid) must be of type int, stdClass given
TypeError: Swoole\Coroutine::sleep(): Argument #1 ($seconds) must be of type float, string given
ArgumentCountError: Swoole\Coroutine::sleep() expects exactly 1 argument, 0 given
ArgumentCountError: Swoole\Coroutine::sleep() expects exactly 1 argument, 2 given
ArgumentCountError: Swoole\Coroutine::getCid() expects exactly 0 arguments, 1 given
TypeError: Swoole\Coroutine::set(): Argument #1 ($options) must be of type array, string given
ArgumentCountError: Swoole\Coroutine::set() expects exactly 1 argument, 0 given
TypeError: Swoole\Coroutine::join(): Argument #1 ($cid_array) must be of type array, int given
ArgumentCountError: Swoole\Coroutine::resume() expects exactly 1 argument, 0 given
ArgumentCountError: Swoole\Coroutine::cancel() expects at least 1 argument, 0 given
ArgumentCountError: Swoole\Coroutine::cancel() expects at most 2 arguments, 3 given
TypeError: Swoole\Coroutine::getPcid(): Argument #1 ($cid) must be of type int, string given
ArgumentCountError: Swoole\Coroutine\run() expects at least 1 argument, 0 given
TypeError: Swoole\Coroutine\run(): Argument #1 ($fn) must be a valid callback, function "nowhere" not found or invalid function name
TypeError: Swoole\Coroutine::exists(): Argument #1 ($cid) must be of type int, float given
Error: Unknown named parameter $nope
Error: Call to undefined method Swoole\Coroutine::nothing()
