--TEST--
A fatal error elsewhere ends the process at once, whatever kind of call others wait in, and nothing of theirs runs
--FILE--
<?php
require __DIR__ . '/matrix.inc';

matrix('fatal error elsewhere');
?>
--EXPECT--
fatal error elsewhere: all looked at
