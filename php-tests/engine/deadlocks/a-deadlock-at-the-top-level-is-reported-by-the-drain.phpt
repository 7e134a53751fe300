--TEST--
A coroutine of a top-level go() that nobody resumes is in the report of the shutdown drain
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\go;

go(function () {
    C::sleep(.001);
    C::yield();
});
echo "main ends\n";
SCRIPT, ini: ['error_reporting' => '8191']);
--EXPECTF--
main ends

 =================================================================
  [FATAL ERROR]: all coroutines (count: 1) are asleep - deadlock!
 =================================================================

  [Coroutine-1]
 -----------------------------------------------------------------
#0 child.php(7): Swoole\Coroutine::yield()
#1 [internal function]: {closure}()%w
 =================================================================
exit 0
