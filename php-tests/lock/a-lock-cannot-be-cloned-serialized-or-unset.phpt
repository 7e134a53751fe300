--TEST--
A lock cannot be cloned or serialized, and its property cannot be unset
--FILE--
<?php
use Swoole\Coroutine\Lock;

$lock = new Lock();
foreach ([fn () => clone $lock, fn () => serialize($lock), function () use ($lock) { unset($lock->errCode); }] as $try) {
    try {
        $try();
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
Error: Trying to clone an uncloneable object of class Swoole\Coroutine\Lock
Exception: Serialization of 'Swoole\Coroutine\Lock' is not allowed
Error: Property errCode of class Swoole\Coroutine\Lock cannot be unset
