--TEST--
Finally, defers, then the other coroutines are torn down, and run() rethrows
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

register_shutdown_function(fn() => print("S\n"));
run(function () {
    C::defer(fn() => print("outer\n"));
    try {
        go(function () {
            C::defer(fn() => print("D\n"));
            try {
                throw new LogicException("x");
            } finally {
                echo "F\n";
            }
        });
    } catch (Throwable $e) {
        echo "never\n";
    }
});
echo "never\n";
SCRIPT);
--EXPECT--
F
D
outer

Fatal error: Uncaught LogicException: x in child.php:12
Stack trace:
#0 [internal function]: {closure}()
#1 {main}
  thrown in child.php on line 12
S
exit 255
