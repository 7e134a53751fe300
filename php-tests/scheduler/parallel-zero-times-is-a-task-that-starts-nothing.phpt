--TEST--
parallel() with less than 1 queues a task that starts nothing
--FILE--
<?php
use Swoole\Coroutine\Scheduler;

foreach ([0, -1] as $times) {
    $scheduler = new Scheduler();
    $scheduler->parallel($times, fn () => print("never\n"));
    var_dump($scheduler->start());
}
?>
--EXPECT--
bool(true)
bool(true)
