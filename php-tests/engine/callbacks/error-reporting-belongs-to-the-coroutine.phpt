--TEST--
error_reporting() and @ are inherited at creation and never leak out
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    go(function () {
        @(function () {
            C::sleep(.001);
            echo error_reporting(), " ";
        })();
        echo error_reporting(), " ";
    });
    echo error_reporting(), " ";
    error_reporting(0);
    go(function () {
        echo error_reporting(), " ";
        error_reporting(E_ALL);
    });
    echo error_reporting(), " ";
});
echo "|";
SCRIPT, replace: [(string) E_ALL => 'E_ALL']);
--EXPECT--
E_ALL 0 0 4437 E_ALL |
exit 0
