--TEST--
Timers fire by deadline, whatever the order in which they were set
--FILE--
<?php
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(function () {
    foreach ([150, 50, 100, 200, 1] as $ms) {
        Timer::after($ms, fn() => print("$ms "));
    }
});
echo "\n";
?>
--EXPECT--
1 50 100 150 200 
