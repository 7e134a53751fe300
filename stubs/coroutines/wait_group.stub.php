<?php

namespace Swoole\Coroutine;

/**
 * Lets a coroutine wait for a number of others: each counts down with `done()` when it is through.
 *
 * @shortname Co\WaitGroup
 * @library
 */
class WaitGroup
{
    /** @var Channel through which the last `done()` wakes who waits */
    protected Channel $chan;

    /** @var int how many are still to come */
    protected int $count = 0;

    /** @var bool whether a coroutine waits */
    protected bool $waiting = false;

    /**
     * @param int $delta how many to wait for; less than 1 counts as 0
     */
    public function __construct(int $delta = 0) {}

    /**
     * Adds to the number that is waited for. A negative number takes away, and wakes nobody.
     *
     * @throws \BadMethodCallException while a coroutine waits
     * @throws \InvalidArgumentException if the number would be negative
     */
    public function add(int $delta = 1): void {}

    /**
     * One is through. If it was the last, the coroutine that waits goes on before this returns.
     *
     * @throws \BadMethodCallException if none is waited for
     */
    public function done(): void {}

    /**
     * Waits until all are through; not at all if there are none.
     *
     * @param float $timeout in seconds; 0 and negative values mean no limit
     * @return bool false if the time is over or the wait was cancelled; the number stays as it is
     * @throws \BadMethodCallException while another coroutine waits
     * @throws \Swoole\Error outside a coroutine, if there is something to wait for
     */
    public function wait(float $timeout = -1): bool {}

    /**
     * How many are still to come.
     */
    public function count(): int {}
}
