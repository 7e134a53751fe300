<?php

namespace Swoole\Coroutine;

/**
 * Lets a coroutine wait until nobody else has the object any more: each of the others gets a copy of the variable, and drops it
 * when it is through.
 *
 * @library
 */
class Barrier
{
    private int $cid = -1;

    private int $timer = -1;

    private static array $cancel_list = [];

    /**
     * The last reference is gone: the coroutine that waits goes on before this returns.
     */
    public function __destruct() {}

    /**
     * A new one.
     */
    public static function make(): self {}

    /**
     * Drops the caller's own reference and waits until all others are gone; not at all if there are none. Nothing is returned
     * that tells why the wait ended.
     *
     * @param Barrier $barrier is null afterwards
     * @param float $timeout in seconds; 0 and negative values mean no limit
     * @throws \Swoole\Exception if a coroutine waits or has waited with the object already
     * @throws \Swoole\Error outside a coroutine, if there is something to wait for
     */
    public static function wait(Barrier &$barrier, float $timeout = -1): void {}
}
