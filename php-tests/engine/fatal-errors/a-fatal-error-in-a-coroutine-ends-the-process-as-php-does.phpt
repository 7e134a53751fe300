--TEST--
E_USER_ERROR in a coroutine: message, no finally, no defers, shutdown functions, 255
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

error_reporting(E_ALL & ~E_DEPRECATED);
register_shutdown_function(fn() => print("shutdown\n"));
run(function () {
    go(function () {
        C::defer(fn() => print("never: defer\n"));
        try {
            C::sleep(10);
        } finally {
            echo "never: finally\n";
        }
    });
    C::defer(fn() => print("never: defer\n"));
    C::sleep(.001);
    try {
        trigger_error("broken", E_USER_ERROR);
    } finally {
        echo "never: finally\n";
    }
});
echo "never\n";
SCRIPT);
--EXPECT--
Fatal error: broken in child.php on line 19
shutdown
exit 255
