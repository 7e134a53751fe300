--TEST--
Event::exit() before the first turn clears timers and has no other effect
--FILE--
<?php
use Swoole\{Event, Timer};
use function Swoole\Coroutine\run;

Timer::after(1, fn() => print("never\n"));
Event::defer(fn() => print("deferred\n"));
Event::exit();
Event::wait();
run(function () {
    Event::exit();
    Timer::after(5, fn() => print("timer\n"));
});
?>
--EXPECT--
deferred
timer
