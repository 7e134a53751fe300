--TEST--
An exception that leaves a timer's callback leaves run(), and other timers are dropped, with a coroutine for it and without
--FILE--
<?php
use Swoole\{Event, Timer};
use function Swoole\Coroutine\run;

try {
    run(function () {
        Timer::after(1, fn() => throw new LogicException('in a coroutine'));
        Timer::after(60_000, fn() => print("never\n"));
    });
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
echo json_encode(Timer::stats()), "\n";

swoole_async_set(['enable_coroutine' => false]);
Timer::after(1, fn() => throw new LogicException('on the loop'));
Timer::after(60_000, fn() => print("never\n"));
try {
    Event::wait();
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
echo json_encode(Timer::stats()), "\n";
?>
--EXPECT--
in a coroutine
{"initialized":false,"num":0,"round":0}
on the loop
{"initialized":false,"num":0,"round":0}
