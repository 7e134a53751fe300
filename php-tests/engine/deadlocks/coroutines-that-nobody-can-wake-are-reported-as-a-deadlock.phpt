--TEST--
The report lists the sleeping coroutines, newest first, each with its trace; run() still returns true
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

register_shutdown_function(fn() => print("shutdown\n"));
$returned = run(function () {
    go(function () {
        C::yield();
    });
    go(function () {
        C::suspend();
    });
    C::sleep(.001);
    echo "main coroutine ends\n";
});
var_dump($returned);
SCRIPT);
--EXPECTF--
main coroutine ends

 =================================================================
  [FATAL ERROR]: all coroutines (count: 2) are asleep - deadlock!
 =================================================================

  [Coroutine-3]
 -----------------------------------------------------------------
#0 child.php(11): Swoole\Coroutine::suspend()
#1 [internal function]: {closure}()

  [Coroutine-2]
 -----------------------------------------------------------------
#0 child.php(8): Swoole\Coroutine::yield()
#1 [internal function]: {closure}()%w
 =================================================================
bool(true)
shutdown
exit 0
