--TEST--
The lines of the deadlock report are as wide as the count has digits more
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['deadlock_check_limit' => 1]);
run(function () {
    for ($i = 0; $i < 10; $i++) {
        go(fn () => C::yield());
    }
});
?>
--EXPECTF--
 ==================================================================
  [FATAL ERROR]: all coroutines (count: 10) are asleep - deadlock!
 ==================================================================

  [Coroutine-11]
 ------------------------------------------------------------------
#0 %s(9): Swoole\Coroutine::yield()
#1 [internal function]: {closure%S}()

 ==================================================================
