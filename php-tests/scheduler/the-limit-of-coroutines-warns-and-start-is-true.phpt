--TEST--
At the limit of coroutines a task is left out with a warning, and start() returns true
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Scheduler;

C::set(['max_coroutine' => 2]);
$scheduler = new Scheduler();
$scheduler->parallel(3, function () {
    echo C::getCid(), "\n";
    C::sleep(0.001);
});
var_dump($scheduler->start());
?>
--EXPECTF--
1
2

Warning: Swoole\Coroutine\Scheduler::start(): exceed max number of coroutine 2 in %s on line 11
bool(true)
