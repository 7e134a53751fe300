--TEST--
A top-level go() is drained in a shutdown function, in its turn, and exit() keeps its status
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\go;

register_shutdown_function(fn() => print("S1\n"));
go(function () {
    echo "A\n";
    C::sleep(.001);
    echo "B\n";
});
register_shutdown_function(fn() => print("S2\n"));
echo "M\n";
exit(3);
SCRIPT);
--EXPECT--
A
M
S1

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
B
S2
exit 3
