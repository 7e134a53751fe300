--TEST--
Timer::after() and tick(): less than 1 ms is a warning and false, error 503
--FILE--
<?php
use Swoole\Timer;

var_dump(Timer::after(0, fn() => 1));
var_dump(swoole_last_error());
var_dump(Timer::tick(-5, fn() => 1));
var_dump(swoole_timer_after(PHP_INT_MIN, fn() => 1));
var_dump(Timer::stats()['num']);
?>
--EXPECTF--

Warning: Swoole\Timer::after(): Timer must be greater than or equal to 1 in %s on line %d
bool(false)
int(503)

Warning: Swoole\Timer::tick(): Timer must be greater than or equal to 1 in %s on line %d
bool(false)

Warning: swoole_timer_after(): Timer must be greater than or equal to 1 in %s on line %d
bool(false)
int(0)
