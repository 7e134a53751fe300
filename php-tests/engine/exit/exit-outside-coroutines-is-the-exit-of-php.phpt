--TEST--
exit() in the main script is not an exception, before, between and after loops
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(fn() => C::sleep(.001));
try {
    exit(9);
} catch (Throwable $e) {
    echo "never\n";
} finally {
    echo "never\n";
}
SCRIPT);
--EXPECT--
exit 9
