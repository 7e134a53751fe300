--TEST--
exit inside array_map() and inside a Fiber of the coroutine ends the process with its status
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    array_map(function () {
        $fiber = new Fiber(function () {
            C::sleep(.001);
            exit(6);
        });
        $fiber->start();
    }, [1]);
    echo "never\n";
});
SCRIPT);
--EXPECT--
exit 6
