--TEST--
Who waits for a lock that nobody unlocks is reported, and does not keep the loop alive
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

run(function () {
    $lock = new Lock();
    $lock->lock();
    go(fn () => $lock->lock());
});
echo "end\n";
SCRIPT);
--EXPECT--

 =================================================================
  [FATAL ERROR]: all coroutines (count: 1) are asleep - deadlock!
 =================================================================

  [Coroutine-2]
 -----------------------------------------------------------------
#0 child.php(8): Swoole\Coroutine\Lock->lock()
#1 [internal function]: {closure}()

 =================================================================
end
exit 0
