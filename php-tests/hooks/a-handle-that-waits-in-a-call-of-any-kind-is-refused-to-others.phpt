--TEST--
While a coroutine waits in a call of a handle, of whatever kind, another's call of it is an Error, and harms the first one's in no way
--FILE--
<?php
require __DIR__ . '/matrix.inc';

matrix('used by another coroutine');
?>
--EXPECT--
used by another coroutine: all looked at
