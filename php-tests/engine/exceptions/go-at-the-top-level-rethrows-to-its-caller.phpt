--TEST--
go() called by the main script rethrows what left the coroutine
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use function Swoole\Coroutine\go;

try {
    go(function () {
        throw new Exception("boom");
    });
    echo "never\n";
} catch (Exception $e) {
    echo "caught: ", $e->getMessage(), "\n";
}
SCRIPT, ini: ['error_reporting' => '8191']);
--EXPECT--
caught: boom
exit 0
