--TEST--
Event::set(): replaces the mask, and the callbacks that are given; its refusals
--FILE--
<?php
use Swoole\Event;

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
var_dump(Event::set($a, fn() => 1, null, SWOOLE_EVENT_READ));
Event::add($a, fn($x) => [print("old\n"), Event::set($x, function ($x) {
    echo 'new ', fread($x, 10), "\n";
    // Nothing at all: nothing is called, but the watch is there.
    var_dump(Event::set($x), Event::isset($x));
    Event::defer(fn() => var_dump(Event::set($x, null, null, SWOOLE_EVENT_WRITE)));
    Event::defer(fn() => var_dump(Event::set($x, null, fn($x) => [print("writable\n"), Event::del($x)], SWOOLE_EVENT_WRITE)));
}, null, SWOOLE_EVENT_READ)]);
var_dump(Event::set($b, fn() => 1));
var_dump(Event::isset($a, SWOOLE_EVENT_READ), Event::isset($a, SWOOLE_EVENT_WRITE), Event::isset($a));
try {
    Event::set($a, 'nofn', null, SWOOLE_EVENT_READ);
} catch (Swoole\Exception $e) {
    echo $e->getMessage(), "\n";
}
fwrite($b, 'data');
Event::wait();
?>
--EXPECTF--

Warning: Swoole\Event::set(): reactor is not ready, cannot call swoole_event_set in %s on line %d
bool(false)

Warning: Swoole\Event::set(): socket[%d] is not found in the reactor in %s on line %d
bool(false)
bool(true)
bool(false)
bool(true)

Warning: Swoole\Event::set(): function 'nofn' is not callable in %s on line %d
readable_callback must be of type callable, string given
old
new data
bool(true)
bool(false)

Warning: Swoole\Event::set(): Swoole\Event: unable to find writable callback of fd [%d] in %s on line %d
bool(false)
bool(true)
writable
