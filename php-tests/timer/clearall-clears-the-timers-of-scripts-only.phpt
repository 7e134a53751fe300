--TEST--
Timer::clearAll(): all timers, no sleeper; false before a loop has its first timer
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Timer;
use function Swoole\Coroutine\{go, run};

var_dump(Timer::clearAll());
run(function () {
    go(function () {
        C::sleep(.01);
        echo "slept\n";
    });
    Timer::after(5, fn() => print("never\n"));
    Timer::tick(5, fn() => print("never\n"));
    var_dump(Timer::clearAll(), Timer::stats()['num'], swoole_timer_clear_all());
});
var_dump(Timer::clearAll());
?>
--EXPECT--
bool(false)
bool(true)
int(0)
bool(true)
slept
bool(false)
