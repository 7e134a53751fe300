--TEST--
go() runs its body at once until it suspends; defers run last first; run() waits for all
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    echo "a";
    $id = go(function () {
        echo "b";
        C::sleep(.001);
        echo "c";
    });
    echo "d$id";
    C::defer(fn() => print("f"));
    C::defer(fn() => print("e"));
});
echo "|";
SCRIPT);
--EXPECT--
abd2efc|
exit 0
