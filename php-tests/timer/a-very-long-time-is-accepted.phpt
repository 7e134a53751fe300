--TEST--
A timer of PHP_INT_MAX milliseconds is accepted
--FILE--
<?php
use Swoole\Timer;

var_dump(Timer::after(PHP_INT_MAX, fn() => 1));
var_dump(Timer::info(1)['exec_msec'] == PHP_INT_MAX);
var_dump(Timer::clear(1));
?>
--EXPECTF--
int(1)
bool(true)
bool(true)

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
