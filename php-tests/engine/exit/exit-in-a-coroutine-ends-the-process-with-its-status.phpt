--TEST--
exit(3) in a coroutine: other coroutines are torn down, shutdown functions run, status 3, nothing is printed
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

register_shutdown_function(fn() => print("shutdown\n"));
run(function () {
    go(function () {
        C::defer(fn() => print("defer of the sleeper\n"));
        try {
            C::sleep(10);
        } finally {
            echo "finally of the sleeper\n";
        }
    });
    try {
        C::sleep(.001);
        exit(3);
    } finally {
        echo "finally of the one that exits\n";
    }
});
echo "never\n";
SCRIPT);
--EXPECT--
finally of the one that exits
finally of the sleeper
defer of the sleeper
shutdown
exit 3
