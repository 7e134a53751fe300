--TEST--
After the shutdown functions of the user: finally blocks, defers and destructors of suspended coroutines
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
class Held
{
    public function __destruct()
    {
        echo "destructor in coroutine ", C::getCid(), "\n";
    }
}
register_shutdown_function(fn() => print("first shutdown function\n"));
run(function () {
    go(function () {
        C::defer(fn() => print("defer in coroutine " . C::getCid() . "\n"));
        $held = new Held;
        try {
            C::yield();
            echo "never\n";
        } catch (Throwable $e) {
            echo "never\n";
        } finally {
            echo "finally in coroutine ", C::getCid(), "\n";
        }
        echo "never\n";
    });
});
register_shutdown_function(fn() => print("second shutdown function\n"));
echo "main ends\n";
SCRIPT);
--EXPECT--
main ends
first shutdown function
second shutdown function
finally in coroutine 2
destructor in coroutine 2
defer in coroutine 2
exit 0
