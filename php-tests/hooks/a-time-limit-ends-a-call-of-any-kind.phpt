--TEST--
When the coroutine's time is over, its call fails, of whatever kind it is, and the exception comes when it has returned
--FILE--
<?php
require __DIR__ . '/matrix.inc';

matrix('time limit');
?>
--EXPECT--
time limit: all looked at
