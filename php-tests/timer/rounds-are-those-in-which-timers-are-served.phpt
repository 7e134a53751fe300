--TEST--
round counts the turns in which timers were served: none yet where the first is set
--FILE--
<?php
use Swoole\Event;
use Swoole\Timer;

$first = Timer::after(1, fn () => 0);
echo 'set: ', Timer::stats()['round'], ', ', Timer::info($first)['round'], "\n";
Event::dispatch();
echo 'after a turn: ', Timer::stats()['round'], "\n";
$second = Timer::after(60_000, fn () => 0);
echo 'set then: ', Timer::info($second)['round'], "\n";
usleep(2_000);
Event::dispatch();
echo 'after two: ', Timer::stats()['round'], "\n";
Timer::clearAll();
Event::wait();
?>
--EXPECT--
set: 0, 0
after a turn: 0
set then: 0
after two: 1
