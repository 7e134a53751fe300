--TEST--
Timer::clear(): true for a pending timer, false for one that fired, was cleared, or never was
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Timer;
use function Swoole\Coroutine\run;

var_dump(Timer::clear(1));
run(function () {
    $id = Timer::after(3_600_000, fn() => print("never\n"));
    var_dump(Timer::exists($id), Timer::clear($id), Timer::exists($id), Timer::clear($id));
    $id = Timer::after(1, fn() => 1);
    C::sleep(.02);
    var_dump(Timer::exists($id), Timer::clear($id));
    var_dump(Timer::clear(0), Timer::clear(-1), Timer::clear(PHP_INT_MAX));
});
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
