--TEST--
opcache with the tracing JIT: calls of all kinds that wait end as before, whatever ends them
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(PHP_VERSION_ID >= 80500 || is_file(ini_get('extension_dir') . '/opcache.so'), 'opcache is not installed');
?>
--FILE--
<?php
require __DIR__ . '/../hooks/matrix.inc';

$hot = ' -d opcache.jit_hot_func=2 -d opcache.jit_hot_loop=2 -d opcache.jit_hot_return=2 -d opcache.jit_hot_side_exit=2';
all_at_once(jit_options() . $hot, ...array_keys(columns()), ...array_keys(ENDS));
?>
--EXPECT--
cancelled: all looked at
cancelled by an exception: all looked at
time limit: all looked at
exception elsewhere: all looked at
closed by another coroutine: all looked at
used by another coroutine: all looked at
exit elsewhere: all looked at
fatal error elsewhere: all looked at
