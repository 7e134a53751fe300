--TEST--
However often calls of all kinds are made, cancelled and out of time, no descriptor, coroutine, child or memory of theirs stays
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/stress.inc';

[$web, $secure] = [new LateServer('http'), new LateServer('https')];
in_process("require '" . __DIR__ . "/growth.inc'; grow('127.0.0.1:$web->port', '127.0.0.1:$secure->port');");
?>
--EXPECT--
descriptors: as before
coroutines: as before
children: as before
memory: as before
resident: as before
