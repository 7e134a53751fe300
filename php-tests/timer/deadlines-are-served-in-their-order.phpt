--TEST--
Timers fire by deadline, whatever the order in which they were set
--FILE--
<?php
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(function () {
    foreach ([60, 20, 40, 80, 1] as $ms) {
        Timer::after($ms, fn() => print("$ms "));
    }
});
echo "\n";
?>
--EXPECT--
1 20 40 60 80 
