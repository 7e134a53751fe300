--TEST--
fclose(), pclose() or socket_close() by another coroutine ends the call that waits: it returns what it returns on failure
--FILE--
<?php
require __DIR__ . '/matrix.inc';

matrix('closed by another coroutine');
?>
--EXPECT--
closed by another coroutine: all looked at
