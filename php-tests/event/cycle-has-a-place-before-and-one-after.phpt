--TEST--
Event::cycle(): a place for each phase, replaced and cleared; it does not keep the loop alive and goes with it
--FILE--
<?php
use Swoole\{Coroutine as C, Event};
use function Swoole\Coroutine\run;

var_dump(Event::cycle(null), Event::cycle(null, true), Event::cycle('nofn'));
run(function () {
    var_dump(Event::cycle(fn() => print("replaced\n")), Event::cycle(fn() => print("after\n")));
    var_dump(Event::cycle(fn() => print("before\n"), true));
    Event::defer(fn() => print("deferred\n"));
});
echo "--\n";
run(function () {
    // Nothing is left to wait for: there is no turn.
    Event::cycle(fn() => print("never\n"));
});
run(fn() => C::sleep(.001));
run(function () {
    Event::cycle(fn() => print("never\n"));
    var_dump(Event::cycle(null), swoole_event_cycle(null));
});
?>
--EXPECTF--

Warning: Swoole\Event::cycle(): function 'nofn' is not callable in %s on line %d
bool(false)
bool(false)
bool(false)
bool(true)
bool(true)
bool(true)
before
deferred
after
--
bool(true)
bool(false)
