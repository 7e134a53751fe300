--TEST--
declare(strict_types=1): only int to float is converted
--FILE--
<?php
declare(strict_types=1);
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    var_dump(C::exists(1));
    foreach ([
        fn() => C::exists("1"),
        fn() => C::exists(1.0),
        fn() => C::exists(null),
        fn() => C::sleep("0.001"),
        fn() => C::cancel(99, 1),
    ] as $call) {
        try {
            $call();
        } catch (TypeError $e) {
            echo $e->getMessage(), "\n";
        }
    }
    $cid = go(fn() => C::sleep(10));
    var_dump(C::cancel($cid));
});
--EXPECT--
bool(true)
Swoole\Coroutine::exists(): Argument #1 ($cid) must be of type int, string given
Swoole\Coroutine::exists(): Argument #1 ($cid) must be of type int, float given
Swoole\Coroutine::exists(): Argument #1 ($cid) must be of type int, null given
Swoole\Coroutine::sleep(): Argument #1 ($seconds) must be of type float, string given
Swoole\Coroutine::cancel(): Argument #2 ($throw_exception) must be of type bool, int given
bool(true)
