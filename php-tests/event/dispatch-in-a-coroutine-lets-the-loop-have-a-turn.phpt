--TEST--
Event::dispatch() in a coroutine returns after one turn
--FILE--
<?php
use Swoole\Event;
use function Swoole\Coroutine\run;

run(function () {
    Event::defer(fn() => print('deferred '));
    Event::cycle(fn() => print("|\n"));
    echo "main\n";
    var_dump(Event::dispatch());
    var_dump(Event::dispatch());
});
?>
--EXPECT--
main
bool(true)
deferred |
bool(true)
|
