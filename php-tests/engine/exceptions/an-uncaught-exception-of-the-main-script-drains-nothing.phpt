--TEST--
After an uncaught top-level exception the loop is not drained; the coroutines are torn down
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\go;

go(function () {
    try {
        C::sleep(.001);
        echo "never\n";
    } finally {
        echo "finally\n";
    }
});
throw new Exception("of the main script");
SCRIPT, ini: ['error_reporting' => '8191']);
--EXPECT--
Fatal error: Uncaught Exception: of the main script in child.php:13
Stack trace:
#0 {main}
  thrown in child.php on line 13
finally
exit 255
