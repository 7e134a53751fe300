--TEST--
A coroutine starts at ob_get_level() 0, and what it leaves open goes to stdout at its end
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    ob_start();
    echo "p";
    go(function () {
        echo ob_get_level();
        ob_start();
        echo "c";
        C::sleep(.001);
        echo "k";
    });
    C::sleep(.005);
    echo strtoupper(ob_get_clean());
});
SCRIPT);
--EXPECT--
0ckP
exit 0
