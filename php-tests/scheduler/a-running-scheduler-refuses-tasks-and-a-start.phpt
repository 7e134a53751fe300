--TEST--
A running scheduler refuses tasks and a second start, and takes options
--FILE--
<?php
use Swoole\Coroutine\Scheduler;

$scheduler = new Scheduler();
$scheduler->add(function () use ($scheduler) {
    var_dump($scheduler->add(fn () => print("never\n")));
    var_dump($scheduler->parallel(2, fn () => print("never\n")));
    var_dump($scheduler->start());
    $scheduler->set(['max_coroutine' => 50]);
});
var_dump($scheduler->start(), $scheduler->getOptions()['max_coroutine']);
?>
--EXPECTF--

Warning: Swoole\Coroutine\Scheduler::add(): scheduler is running, unable to execute Swoole\Coroutine\Scheduler->add in %s on line 6
NULL

Warning: Swoole\Coroutine\Scheduler::parallel(): scheduler is running, unable to execute Swoole\Coroutine\Scheduler->parallel in %s on line 7
NULL

Warning: Swoole\Coroutine\Scheduler::start(): scheduler is started, unable to execute Swoole\Coroutine\Scheduler->start in %s on line 8
bool(false)
bool(true)
int(50)
