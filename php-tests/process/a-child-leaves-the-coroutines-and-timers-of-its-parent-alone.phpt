--TEST--
A child has none of its parent's coroutines and timers: no deadlock report, no wake-up twice; ids go on
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use Swoole\Process;

go(function () {
    try {
        C::sleep(.3);
        echo "slept in ", C::getCid(), "\n";
    } finally {
        echo "finally of 1\n";
    }
});
$yielding = go(function () {
    C::yield();
    echo "resumed\n";
});
Swoole\Timer::after(5, fn() => print("timer\n"));
$process = new Process(function () use ($yielding) {
    echo 'child has ', C::stats()['coroutine_num'], ' coroutines, resume(): ';
    var_dump(@C::resume($yielding));
    C\run(function () {
        C::sleep(.03);
        echo 'child in ', C::getCid(), "\n";
    });
});
$process->start();
$ended = Process::wait();
echo 'status ', $ended['code'], "\n";
Swoole\Event::wait();
C::resume($yielding);
SCRIPT, ['swoole.use_shortname' => 'On']);
?>
--EXPECT--
child has 0 coroutines, resume(): bool(false)
child in 3
status 0
timer
slept in 1
finally of 1

 =================================================================
  [FATAL ERROR]: all coroutines (count: 1) are asleep - deadlock!
 =================================================================

  [Coroutine-2]
 -----------------------------------------------------------------
#0 child.php(14): Swoole\Coroutine::yield()
#1 [internal function]: {closure}()

 =================================================================
resumed
exit 0
