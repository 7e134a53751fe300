--TEST--
finally blocks and defers of a torn-down coroutine may sleep and create coroutines
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
run(function () {
    go(function () {
        C::defer(function () {
            var_dump(C::sleep(.001));
            echo "defer\n";
        });
        try {
            C::yield();
        } finally {
            var_dump(C::sleep(.01));
            echo "finally\n";
        }
    });
});
echo "end\n";
SCRIPT);
--EXPECT--
end
bool(true)
finally
bool(true)
defer
exit 0
