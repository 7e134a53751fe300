--TEST--
valgrind finds no error in cancelled calls of all kinds
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
all_at_once('-d pcre.jit=0', 'cancelled');
?>
--EXPECT--
cancelled: all looked at
