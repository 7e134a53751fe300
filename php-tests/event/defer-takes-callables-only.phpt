--TEST--
Event::defer(): true; a value that is no callable is a warning and false
--FILE--
<?php
use Swoole\Event;

var_dump(Event::defer(fn() => print("called\n")));
foreach (['nofn', '', null, 0, [], new stdClass] as $value) {
    var_dump(swoole_event_defer($value));
}
Event::wait();
?>
--EXPECTF--
bool(true)

Warning: swoole_event_defer(): function 'nofn' is not callable in %s on line %d
bool(false)

Warning: swoole_event_defer(): illegal callback function in %s on line %d
bool(false)

Warning: swoole_event_defer(): illegal callback function in %s on line %d
bool(false)

Warning: swoole_event_defer(): illegal callback function in %s on line %d
bool(false)

Warning: swoole_event_defer(): illegal callback function in %s on line %d
bool(false)

Warning: swoole_event_defer(): function 'stdClass::__invoke' is not callable in %s on line %d
bool(false)
called
