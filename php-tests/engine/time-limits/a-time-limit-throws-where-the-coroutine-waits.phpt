--TEST--
A time limit throws a TimeoutException where the coroutine waits, milliseconds after it was set
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    foreach (['sleep' => fn () => C::sleep(60), 'yield' => C::yield(...), 'join' => fn () => C::join([1])] as $name => $wait) {
        go(function () use ($name, $wait): void {
            $start = hrtime(true);
            var_dump(C::setTimeLimit(.03));
            try {
                $wait();
            } catch (C\TimeoutException $exception) {
                echo "$name: ", json_encode($exception->getMessage()), ' ', $exception->getCode(), ' ',
                    hrtime(true) - $start >= 30_000_000 ? 'in time' : 'early', "\n";
                var_dump(C::isCanceled());
            }
        });
    }
    C::yield();
});
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
sleep: "" 0 in time
bool(true)
yield: "" 0 in time
bool(true)
join: "" 0 in time
bool(true)

 =================================================================
  [FATAL ERROR]: all coroutines (count: 1) are asleep - deadlock!
 =================================================================

  [Coroutine-1]
 -----------------------------------------------------------------
#0 %s(20): Swoole\Coroutine::yield()
#1 [internal function]: {closure%S}()

 =================================================================
