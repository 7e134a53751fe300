--TEST--
A call of any kind that is cancelled returns what it returns on failure, or the exception comes when it has returned
--FILE--
<?php
require __DIR__ . '/matrix.inc';

matrix('cancelled', 'cancelled by an exception');
?>
--EXPECT--
cancelled: all looked at
cancelled by an exception: all looked at
