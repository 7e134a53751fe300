<?php

namespace Swoole\Coroutine;

/**
 * A queue of values between coroutines, with a limit. Who pushes to a full one or pops from an empty one waits, first come
 * first served; and whoever ends such a wait runs the coroutine that waited before it goes on itself.
 *
 * @shortname Co\Channel
 * @shortname Chan
 * @not-serializable
 * @uncloneable
 */
class Channel
{
    /** @var int how many values it holds at most */
    public $capacity = 0;

    /** @var int why the last failed call failed, SWOOLE_CHANNEL_*; a call that succeeds leaves it as it is */
    public $errCode = 0;

    /**
     * @param int $size how many values it holds at most; less than 1 means 1
     * @throws \Swoole\Error if it has been constructed already
     */
    public function __construct(int $size = 1) {}

    /**
     * Appends a value, waiting for room.
     *
     * @param float $timeout in seconds; 0 and negative values mean no limit
     * @return bool false if the time is over, the channel is or gets closed, or the wait was cancelled: see $errCode
     * @throws \Swoole\Error outside a coroutine
     */
    public function push(mixed $data, float $timeout = -1): bool {}

    /**
     * Takes the oldest value, waiting for one.
     *
     * @param float $timeout in seconds; 0 and negative values mean no limit
     * @return mixed false, too, if the time is over, the channel is closed and empty, or the wait was cancelled: see $errCode
     * @throws \Swoole\Error outside a coroutine
     */
    public function pop(float $timeout = -1): mixed {}

    /**
     * Whether it holds no value.
     */
    public function isEmpty(): bool {}

    /**
     * Whether it holds as many values as it can.
     */
    public function isFull(): bool {}

    /**
     * Closes it: whoever waits fails, at once, and so does every later push. The values in it can still be popped.
     *
     * @return bool false if it is closed already
     */
    public function close(): bool {}

    /**
     * How many coroutines wait to pop (`consumer_num`) and to push (`producer_num`), and how many values it holds (`queue_num`).
     */
    public function stats(): array {}

    /**
     * How many values it holds.
     */
    public function length(): int {}
}
