--TEST--
Outside coroutines lock() and unlock() log, and return false
--FILE--
<?php
use Swoole\Coroutine\Lock;

$lock = new Lock();
var_dump($lock->lock(), $lock->errCode);
var_dump($lock->unlock());
?>
--EXPECTF--
[%s]	WARNING	CoroutineLock::lock_impl(): The coroutine lock can only be used in a coroutine environment
bool(false)
int(10001)
[%s]	WARNING	CoroutineLock::unlock(): The coroutine lock can only be used in a coroutine environment
bool(false)
