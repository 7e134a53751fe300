--TEST--
An exception elsewhere ends coroutines inside calls of any kind: finally runs, and catch (Throwable) does not
--FILE--
<?php
require __DIR__ . '/matrix.inc';

matrix('exception elsewhere');
?>
--EXPECT--
exception elsewhere: all looked at
