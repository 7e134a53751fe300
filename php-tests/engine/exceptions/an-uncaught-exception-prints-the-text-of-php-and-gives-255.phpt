--TEST--
Uncaught in a nested call of a coroutine: the text and the trace of PHP, status 255
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

function thrower(int $n): void
{
    throw new RuntimeException("number $n");
}
run(function () {
    C::sleep(.001);
    thrower(7);
});
SCRIPT, ini: ['zend.exception_ignore_args' => '1']);
--EXPECT--
Fatal error: Uncaught RuntimeException: number 7 in child.php:7
Stack trace:
#0 child.php(11): thrower()
#1 [internal function]: {closure}()
#2 {main}
  thrown in child.php on line 7
exit 255
