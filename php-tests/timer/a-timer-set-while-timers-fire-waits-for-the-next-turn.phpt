--TEST--
A timer that a timer sets does not fire in the same turn, even if it is due; the first turn fires none
--FILE--
<?php
use Swoole\{Event, Timer};
use function Swoole\Coroutine\run;

function busy(int $ms)
{
    $end = hrtime(true) + $ms * 1_000_000;
    while (hrtime(true) < $end);
}
run(function () {
    Event::cycle(fn() => print("|\n"));
    Timer::after(1, fn() => print('first '));
    busy(3);
    Event::defer(fn() => print('deferred '));
});
echo "--\n";
run(function () {
    Timer::after(5, function () {
        Event::cycle(fn() => print("|\n"));
        Timer::after(1, fn() => print('second '));
        busy(3);
        Event::defer(fn() => print('deferred '));
        echo 'first ';
    });
});
?>
--EXPECT--
deferred |
first |
--
first deferred |
second |
