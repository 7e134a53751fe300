--TEST--
Event::dispatch(): one turn at a time, true; false when there is no loop
--FILE--
<?php
use Swoole\{Event, Timer};

Event::defer(function () {
    echo 'd1 ';
    Event::defer(fn() => print('d2 '));
});
Event::cycle(fn() => print("|\n"));
var_dump(Event::dispatch());
var_dump(Event::dispatch());
var_dump(Event::dispatch());
?>
--EXPECT--
d1 |
bool(true)
d2 |
bool(true)
bool(false)
