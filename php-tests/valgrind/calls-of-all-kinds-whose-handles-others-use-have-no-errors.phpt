--TEST--
valgrind finds no error in calls of all kinds whose handles others close or use
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
?>
--FILE--
<?php
// Zend's own allocator hides single blocks from valgrind.
putenv('USE_ZEND_ALLOC=0');
require __DIR__ . '/../hooks/matrix.inc';

Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';
all_at_once('-d pcre.jit=0', 'closed by another coroutine', 'used by another coroutine');
?>
--EXPECT--
closed by another coroutine: all looked at
used by another coroutine: all looked at
