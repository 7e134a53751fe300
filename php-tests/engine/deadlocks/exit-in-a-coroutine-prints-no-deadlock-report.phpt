--TEST--
A process that ends by exit() does not report its other coroutines as a deadlock
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    go(fn() => C::yield());
    go(function () {
        try {
            C::yield();
        } finally {
            echo "finally\n";
        }
    });
    exit(2);
});
SCRIPT);
--EXPECT--
finally
exit 2
