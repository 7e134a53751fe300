--TEST--
Without a loop: del() warns, isset() and dispatch() are false, write() finds nothing, wait() returns
--FILE--
<?php
use Swoole\Event;

[$a] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
var_dump(Event::del($a), Event::isset($a), Event::dispatch(), Event::write($a, 'x'), Event::write($a, ''), Event::wait());
Event::defer(fn() => 1);
var_dump(Event::del($a));
Event::wait();
?>
--EXPECTF--

Warning: Swoole\Event::del(): reactor is not ready, cannot call swoole_event_del in %s on line %d

Warning: Swoole\Event::write(): socket[%d] is not found in the reactor in %s on line %d

Warning: Swoole\Event::write(): data empty in %s on line %d
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
NULL
bool(false)
