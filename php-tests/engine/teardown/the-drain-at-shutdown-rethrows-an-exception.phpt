--TEST--
An exception in a coroutine that the shutdown drain runs is uncaught: the text of PHP, 255
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\go;

go(function () {
    C::sleep(.001);
    throw new Exception("late");
});
echo "main ends\n";
SCRIPT, ini: ['error_reporting' => '8191']);
--EXPECT--
main ends

Fatal error: Uncaught Exception: late in child.php:7
Stack trace:
#0 [internal function]: {closure}()
#1 {main}
  thrown in child.php on line 7
exit 255
