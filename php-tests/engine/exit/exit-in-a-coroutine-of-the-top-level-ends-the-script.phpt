--TEST--
exit in a top-level go() does not return to the script
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use function Swoole\Coroutine\go;

register_shutdown_function(fn() => print("shutdown\n"));
go(function () {
    exit(4);
});
echo "never\n";
SCRIPT, ini: ['error_reporting' => '8191']);
--EXPECT--
shutdown
exit 4
