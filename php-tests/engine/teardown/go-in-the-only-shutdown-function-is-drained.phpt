--TEST--
A loop started in the last shutdown function of the user runs to its end
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\go;

register_shutdown_function(function () {
    go(function () {
        C::sleep(.001);
        echo "drained\n";
    });
});
SCRIPT, ini: ['error_reporting' => '8191']);
--EXPECT--
drained
exit 0
