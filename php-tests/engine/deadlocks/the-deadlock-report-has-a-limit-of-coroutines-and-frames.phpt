--TEST--
deadlock_check_limit coroutines with deadlock_check_depth frames each are listed; the count is of all
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['deadlock_check_limit' => 2, 'deadlock_check_depth' => 1]);
function deep()
{
    C::yield();
}
run(function () {
    for ($i = 0; $i < 12; $i++) {
        go(function () {
            deep();
        });
    }
});
SCRIPT);
--EXPECTF--
 ==================================================================
  [FATAL ERROR]: all coroutines (count: 12) are asleep - deadlock!
 ==================================================================

  [Coroutine-13]
 -----------------------------------------------------------------%S
#0 child.php(8): Swoole\Coroutine::yield()

  [Coroutine-12]
 -----------------------------------------------------------------%S
#0 child.php(8): Swoole\Coroutine::yield()%w
 ==================================================================
exit 0
