--TEST--
PHP does not call the handler for warnings inside the handler; a suspension in between does not change that
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

set_error_handler(function (int $level, string $message) {
    static $depth = 0;
    echo "depth ", ++$depth, ": $message\n";
    C::sleep(.001);
    echo $undefined;
    $depth--;
    return true;
});
run(function () {
    trigger_error("outer", E_USER_WARNING);
    trigger_error("again", E_USER_WARNING);
});
SCRIPT);
--EXPECT--
depth 1: outer

Warning: Undefined variable $undefined in child.php on line 9
depth 1: again

Warning: Undefined variable $undefined in child.php on line 9
exit 0
