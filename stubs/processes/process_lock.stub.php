<?php

namespace Swoole;

/**
 * A lock between processes, shared with those forked after it was made. A process that ends, however it does, gives back
 * what it has.
 *
 * In a coroutine, waiting suspends that coroutine only; elsewhere the whole process waits.
 *
 * @not-serializable
 * @uncloneable
 */
class Lock
{
    public const MUTEX = 3;
    public const RWLOCK = 1;
    public const SPINLOCK = 5;

    /** @var int why the last failed call failed; a call that succeeds leaves it as it is */
    public $errCode = 0;

    /**
     * @param int $type Lock::MUTEX, Lock::RWLOCK (several may have it with LOCK_SH) or Lock::SPINLOCK (the same as MUTEX)
     * @throws \Swoole\Exception for another type, or if the system has no memory to share
     * @throws \Error if it has been constructed already
     */
    public function __construct(int $type = SWOOLE_MUTEX) {}

    /**
     * Takes the lock, waiting for it.
     *
     * @param int $operation LOCK_EX, or LOCK_SH to share it (Lock::RWLOCK only; the others are taken alone), with LOCK_NB not
     *                       to wait
     * @param float $timeout in seconds; negative: without limit
     * @return bool false, and why in $errCode: EBUSY (LOCK_NB), ETIMEDOUT, EDEADLK where this process has it already and
     *              would wait for itself without end, SWOOLE_ERROR_CO_CANCELED
     */
    public function lock(int $operation = LOCK_EX, float $timeout = -1): bool {}

    /**
     * Gives the lock back: from whoever has it alone, or one share of this process.
     *
     * @return bool true
     */
    public function unlock(): bool {}
}
