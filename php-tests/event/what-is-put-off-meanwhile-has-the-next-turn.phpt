--TEST--
Defers are FIFO; what they put off has the next turn
--FILE--
<?php
use Swoole\Event;
use function Swoole\Coroutine\run;

run(function () {
    Event::defer(function () {
        echo "d1 ";
        Event::defer(fn() => print("d3 "));
    });
    Event::defer(fn() => print("d2 "));
    Event::cycle(function () {
        static $n = 0;
        echo "| ";
        if (++$n == 2) {
            Event::cycle(null);
        }
    });
    echo "m ";
});
echo "\n";
?>
--EXPECT--
m d1 d2 | d3 | 
