--TEST--
exit in a coroutine ends the process with status 0
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use function Swoole\Coroutine\{go, run};

run(function () {
    go(function () {
        exit;
    });
    echo "never\n";
});
echo "never\n";
SCRIPT);
--EXPECT--
exit 0
