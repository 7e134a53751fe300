<?php

namespace Swoole\Coroutine;

/**
 * A lock between coroutines. Who waits for it gets it first come, first served.
 *
 * @not-serializable
 * @uncloneable
 */
class Lock
{
    /** @var int why the last failed call failed; a call that succeeds leaves it as it is */
    public $errCode = 0;

    /**
     * @param bool $shared whether the processes forked after this share it, too. Those ask for it again and again, in no order.
     * @throws \Error if it has been constructed already
     */
    public function __construct(bool $shared = false) {}

    /**
     * Takes the lock, waiting for it. The coroutine that has it already succeeds at once, and unlocks once.
     *
     * @param int $operation LOCK_EX, or with LOCK_NB not to wait
     * @return bool false if somebody else has it and LOCK_NB is given ($errCode is EBUSY), if the wait was cancelled
     *              (SWOOLE_ERROR_CO_CANCELED), or outside a coroutine (SWOOLE_ERROR_CO_OUT_OF_COROUTINE)
     */
    public function lock(int $operation = LOCK_EX): bool {}

    /**
     * Gives the lock back, whoever has it.
     *
     * @return bool false outside a coroutine
     */
    public function unlock(): bool {}
}
