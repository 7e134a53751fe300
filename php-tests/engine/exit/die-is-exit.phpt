--TEST--
die() in a coroutine is exit()
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use function Swoole\Coroutine\run;

run(function () {
    die(5);
});
SCRIPT);
--EXPECT--
exit 5
