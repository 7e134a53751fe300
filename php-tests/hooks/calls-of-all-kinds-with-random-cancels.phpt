--TEST--
Sixty coroutines make calls of all kinds, of which some are cancelled; each that was not has the right result, also with the JIT
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/stress.inc';

[$web, $secure] = [new LateServer('http'), new LateServer('https')];
stress_beside($web, $secure, 800);
stress_beside($web, $secure, 800, jit_options());
?>
--EXPECT--
all right
all right
