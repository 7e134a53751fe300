--TEST--
What the coroutine and the main script had buffered reaches stdout before the process ends
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

error_reporting(E_ALL & ~E_DEPRECATED);
ob_start();
echo "main's buffer\n";
run(function () {
    ob_start();
    echo "the coroutine's buffer\n";
    C::sleep(.001);
    trigger_error("broken", E_USER_ERROR);
});
SCRIPT);
--EXPECT--
the coroutine's buffer

Fatal error: broken in child.php on line 12
main's buffer
exit 255
