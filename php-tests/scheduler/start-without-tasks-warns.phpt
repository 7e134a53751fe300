--TEST--
start() without tasks warns and returns false
--FILE--
<?php
use Swoole\Coroutine\Scheduler;

$scheduler = new Scheduler();
var_dump($scheduler->start(), swoole_last_error());
?>
--EXPECTF--

Warning: Swoole\Coroutine\Scheduler::start(): no coroutine task in %s on line 5
bool(false)
int(503)
