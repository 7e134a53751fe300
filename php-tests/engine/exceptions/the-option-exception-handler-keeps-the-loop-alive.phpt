--TEST--
Coroutine::set(['exception_handler' => …]) gets the exception and the loop goes on
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['exception_handler' => function (Throwable $e) {
    echo "handler: ", get_class($e), " ", $e->getMessage(), "\n";
}]);
var_dump(run(function () {
    go(function () {
        C::defer(fn() => print("defer\n"));
        throw new LogicException("first");
    });
    go(function () {
        C::sleep(.001);
        throw new RuntimeException("second");
    });
    C::sleep(.01);
    echo "the creator goes on\n";
}));
SCRIPT);
--EXPECT--
handler: LogicException first
defer
handler: RuntimeException second
the creator goes on
bool(true)
exit 0
