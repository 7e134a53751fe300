--TEST--
A Lock is taken alone, or shared by readers; errCode says why not
--FILE--
<?php
use Swoole\Lock;

foreach (['MUTEX' => Lock::MUTEX, 'RWLOCK' => Lock::RWLOCK, 'SPINLOCK' => Lock::SPINLOCK] as $name => $type) {
    $lock = new Lock($type);
    echo "$name: ", json_encode([$lock->lock(), $lock->lock(LOCK_EX | LOCK_NB), $lock->errCode === SOCKET_EBUSY]), "\n";
    echo '  again without limit: ', json_encode([$lock->lock(), $lock->errCode === 35]), "\n";
    echo '  unlocked, unlocked again: ', json_encode([$lock->unlock(), $lock->unlock()]), "\n";
    echo '  shared: ', json_encode([$lock->lock(LOCK_SH), $lock->lock(LOCK_SH | LOCK_NB), $lock->lock(LOCK_EX | LOCK_NB)]), "\n";
}
$lock = new Lock;
$lock->lock();
echo 'timed: ', json_encode([$lock->lock(LOCK_EX, 0.01), $lock->errCode === SOCKET_ETIMEDOUT]), "\n";
foreach ([fn () => new Lock(2), fn () => $lock->lock(99), fn () => clone $lock, fn () => serialize($lock)] as $refused) {
    try {
        $refused();
    } catch (Throwable $thrown) {
        echo get_class($thrown), ': ', $thrown->getMessage(), "\n";
    }
}
?>
--EXPECT--
MUTEX: [true,false,true]
  again without limit: [false,true]
  unlocked, unlocked again: [true,true]
  shared: [true,false,false]
RWLOCK: [true,false,true]
  again without limit: [false,true]
  unlocked, unlocked again: [true,true]
  shared: [true,true,false]
SPINLOCK: [true,false,true]
  again without limit: [false,true]
  unlocked, unlocked again: [true,true]
  shared: [true,false,false]
timed: [false,true]
Swoole\Exception: lock type[2] is not supported; use Lock::MUTEX, Lock::RWLOCK or Lock::SPINLOCK
ValueError: Swoole\Lock::lock(): Argument #1 ($operation) must be LOCK_EX or LOCK_SH, or one of them with LOCK_NB
Error: Trying to clone an uncloneable object of class Swoole\Lock
Exception: Serialization of 'Swoole\Lock' is not allowed
