--TEST--
A fatal error in the main script: suspended coroutines are dropped without running PHP code
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

error_reporting(E_ALL & ~E_DEPRECATED);
C::set(['enable_deadlock_check' => false]);
run(function () {
    go(function () {
        C::defer(fn() => print("never\n"));
        try {
            C::yield();
        } finally {
            echo "never\n";
        }
    });
});
trigger_error("broken", E_USER_ERROR);
SCRIPT);
--EXPECT--
Fatal error: broken in child.php on line 17
exit 255
