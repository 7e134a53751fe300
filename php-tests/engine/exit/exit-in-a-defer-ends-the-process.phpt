--TEST--
exit in a defer ends the process with its status
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    go(function () {
        C::defer(function () {
            C::sleep(.001);
            exit(8);
        });
    });
    C::sleep(10);
});
echo "never\n";
SCRIPT);
--EXPECT--
exit 8
