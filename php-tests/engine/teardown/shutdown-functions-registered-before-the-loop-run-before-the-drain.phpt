--TEST--
Those registered by a coroutine that the drain runs are run as well
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\go;

register_shutdown_function(fn() => print("before\n"));
go(function () {
    C::sleep(.001);
    register_shutdown_function(fn() => print("registered by the coroutine\n"));
    echo "coroutine ends\n";
});
register_shutdown_function(fn() => print("after\n"));
SCRIPT, ini: ['error_reporting' => '8191']);
--EXPECT--
before
coroutine ends
after
registered by the coroutine
exit 0
