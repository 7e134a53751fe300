--TEST--
A scheduler cannot be cloned or serialized, nor extended
--FILE--
<?php
use Swoole\Coroutine\Scheduler;

$scheduler = new Scheduler();
foreach ([fn () => clone $scheduler, fn () => serialize($scheduler)] as $try) {
    try {
        $try();
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
var_dump((new ReflectionClass($scheduler))->isFinal());
?>
--EXPECT--
Error: Trying to clone an uncloneable object of class Swoole\Coroutine\Scheduler
Exception: Serialization of 'Swoole\Coroutine\Scheduler' is not allowed
bool(true)
