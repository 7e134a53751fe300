--TEST--
A look-up of a name that nobody answers ends soon, whatever ends it, and does not wait for the resolver to give up
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../support/names.inc';
skip_without_names();
?>
--FILE--
<?php
require __DIR__ . '/../support/names.inc';
require __DIR__ . '/../hooks/matrix.inc';

matrix_of('names', late_names(LONG), at_once: true);
?>
--EXPECT--
cancelled: 9 looked at
cancelled by an exception: 9 looked at
time limit: 9 looked at
exception elsewhere: 9 looked at
closed by another coroutine: 0 looked at
used by another coroutine: 0 looked at
exit elsewhere: 9 looked at
fatal error elsewhere: 9 looked at
