--TEST--
add() and parallel() refuse what cannot be called
--FILE--
<?php
use Swoole\Coroutine\Scheduler;

$scheduler = new Scheduler();
foreach ([fn () => $scheduler->add('no_such_function'), fn () => $scheduler->parallel(1, 'no_such_function'), fn () => $scheduler->parallel('x', 'time')] as $try) {
    try {
        $try();
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
Swoole\Coroutine\Scheduler::add(): Argument #1 ($func) must be a valid callback, function "no_such_function" not found or invalid function name
Swoole\Coroutine\Scheduler::parallel(): Argument #2 ($func) must be a valid callback, function "no_such_function" not found or invalid function name
Swoole\Coroutine\Scheduler::parallel(): Argument #1 ($n) must be of type int, string given
