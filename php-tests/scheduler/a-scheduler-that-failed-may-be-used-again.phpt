--TEST--
After an exception has left start() the scheduler may be used again; tasks not started are gone
--FILE--
<?php
use Swoole\Coroutine\Scheduler;

$scheduler = new Scheduler();
$scheduler->add(fn () => throw new Exception('broken'));
$scheduler->add(fn () => print("not started\n"));
try {
    $scheduler->start();
} catch (Exception $error) {
    echo $error->getMessage(), "\n";
}
$scheduler->add(fn () => print("again\n"));
var_dump($scheduler->start());
?>
--EXPECT--
broken
again
bool(true)
