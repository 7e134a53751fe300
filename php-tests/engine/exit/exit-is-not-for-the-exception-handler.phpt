--TEST--
An uncaught exit calls neither set_exception_handler() nor a catch around run()
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

set_exception_handler(fn() => print("never\n"));
try {
    run(function () {
        C::sleep(.001);
        exit(5);
    });
} catch (Throwable $e) {
    echo "never\n";
}
echo "never\n";
SCRIPT);
--EXPECT--
exit 5
