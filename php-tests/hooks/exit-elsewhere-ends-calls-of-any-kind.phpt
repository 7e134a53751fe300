--TEST--
exit() elsewhere ends coroutines inside calls of any kind: finally runs, catch (Throwable) does not, the status is the script's
--FILE--
<?php
require __DIR__ . '/matrix.inc';

matrix('exit elsewhere');
?>
--EXPECT--
exit elsewhere: all looked at
