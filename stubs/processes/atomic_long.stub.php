<?php

namespace Swoole\Atomic;

/**
 * A signed 64-bit counter in memory that is shared with the processes forked after it was made.
 *
 * All operations are atomic; sums that are too large or too small wrap.
 *
 * @not-serializable
 * @uncloneable
 */
class Long
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
     * Sets the value if it is the expected one.
     *
     * @return bool whether it was
     */
    public function cmpset(int $cmp_value, int $new_value): bool {}
}
