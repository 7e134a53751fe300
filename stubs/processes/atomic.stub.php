<?php

namespace Swoole;

/**
 * An unsigned 32-bit counter in memory that is shared with the processes forked after it was made.
 *
 * All operations are atomic; values outside of 0 to 4294967295 wrap.
 *
 * @not-serializable
 * @uncloneable
 */
class Atomic
{
    /**
     * @param int $value what it starts with
     * @throws \Error if the system has no memory to share
     */
    public function __construct(int $value = 0) {}

    /**
     * @return int the new value
     */
    public function add(int $add_value = 1): int {}

    /**
     * @return int the new value
     */
    public function sub(int $sub_value = 1): int {}

    public function get(): int {}

    public function set(int $value): void {}

    /**
     * Waits until somebody calls `wakeup()`: if the value is 1, makes it 0 and returns at once, and if it is 0, waits for
     * that. Blocks the whole process, other coroutines included.
     *
     * @param float $timeout seconds; negative: no limit; 0: does not wait
     * @return bool false when the time is over, or if the value is neither 0 nor 1
     */
    public function wait(float $timeout = 1.0): bool {}

    /**
     * Makes the value 1 if it is 0, and wakes those who wait for it.
     *
     * @param int $count wakes at most so many processes
     */
    public function wakeup(int $count = 1): bool {}

    /**
     * Sets the value if it is the expected one.
     *
     * @return bool whether it was
     */
    public function cmpset(int $cmp_value, int $new_value): bool {}
}
