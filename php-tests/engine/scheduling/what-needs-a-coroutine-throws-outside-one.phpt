--TEST--
Weakness 8: a catchable Swoole\Error with the text of the fatal error
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

foreach ([
    'yield' => fn() => C::yield(),
    'suspend' => fn() => C::suspend(),
    'sleep' => fn() => C::sleep(.001),
    'defer' => fn() => C::defer(fn() => print("never\n")),
    'global defer' => fn() => \defer(fn() => print("never\n")),
    'join' => fn() => C::join([1]),
    'isCanceled' => fn() => C::isCanceled(),
] as $name => $call) {
    try {
        $call();
        echo "$name: no error\n";
    } catch (Swoole\Error $e) {
        echo "$name: ", get_class($e), ": ", $e->getMessage(), "\n";
    }
}
run(fn() => C::sleep(.001));
echo "the process goes on\n";
--EXPECT--
yield: Swoole\Error: API must be called in the coroutine
suspend: Swoole\Error: API must be called in the coroutine
sleep: Swoole\Error: API must be called in the coroutine
defer: Swoole\Error: API must be called in the coroutine
global defer: Swoole\Error: API must be called in the coroutine
join: Swoole\Error: API must be called in the coroutine
isCanceled: Swoole\Error: API must be called in the coroutine
the process goes on
