--TEST--
Who waits for a barrier that somebody keeps is reported with all others
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\run;

run(function () {
    $barrier = Barrier::make();
    $GLOBALS['kept'] = $barrier;
    Barrier::wait($barrier);
});
echo "end\n";
SCRIPT);
--EXPECT--

 =================================================================
  [FATAL ERROR]: all coroutines (count: 1) are asleep - deadlock!
 =================================================================

  [Coroutine-1]
 -----------------------------------------------------------------
#0 child.php(8): Swoole\Coroutine\Barrier::wait()
#1 [internal function]: {closure}()

 =================================================================
end
exit 0
