--TEST--
alarm() has SIGALRM come again and again until a negative time ends that; an unknown clock warns
--FILE--
<?php
use Swoole\Process;

Swoole\Coroutine\run(function () {
    $count = 0;
    $waiting = Swoole\Coroutine::getCid();
    Process::signal(SIGALRM, function () use (&$count, $waiting) {
        if (++$count === 3) {
            var_dump(Process::alarm(-1));
            Swoole\Coroutine::resume($waiting);
        }
    });
    var_dump(Process::alarm(1000));
    $timer = Swoole\Timer::after(5000, fn() => 1); // keeps the loop alive
    Swoole\Coroutine::yield();
    var_dump($count, Swoole\Timer::clear($timer));
    var_dump(Process::alarm(1000, 9), swoole_last_error());
});
?>
--EXPECTF--
bool(true)
bool(true)
int(3)
bool(true)

Warning: Swoole\Process::alarm(): setitimer() failed, Error: Invalid argument[22] in %s on line %d
bool(false)
int(22)
