--TEST--
deadlock_check() prints who exists and where, whether it is a deadlock or not
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{deadlock_check, go, run};

run(function () {
    go(function () {
        C::sleep(0.001);
    });
    go(function () {
        deadlock_check();
    });
});
deadlock_check();
SCRIPT);
--EXPECT--

 =================================================================
  [FATAL ERROR]: all coroutines (count: 3) are asleep - deadlock!
 =================================================================

  [Coroutine-3]
 -----------------------------------------------------------------
#0 child.php(10): Swoole\Coroutine\deadlock_check()
#1 [internal function]: {closure}()

  [Coroutine-2]
 -----------------------------------------------------------------
#0 child.php(7): Swoole\Coroutine::sleep()
#1 [internal function]: {closure}()

  [Coroutine-1]
 -----------------------------------------------------------------
#0 child.php(9): Swoole\Coroutine\go()
#1 [internal function]: {closure}()

 =================================================================

 =================================================================
  [FATAL ERROR]: all coroutines (count: 0) are asleep - deadlock!
 =================================================================

 =================================================================
exit 0
