<?php

namespace Swoole;

use RuntimeException;
use Swoole\Coroutine\Channel;

/**
 * Connections that are made when they are first needed and used again by whoever needs one next. What they are, the
 * constructor decides: the pool only counts them.
 */
class ConnectionPool
{
    public const DEFAULT_SIZE = 64;

    /** The idle ones; null once the pool is closed. */
    protected ?Channel $pool;

    /** @var callable makes a connection */
    protected $constructor;

    protected int $size;

    /** How many there are, those under way included. */
    protected int $num = 0;

    /** @var string|null a class that wraps the constructor: what is pooled are its objects */
    protected ?string $proxy;

    public function __construct(callable $constructor, int $size = self::DEFAULT_SIZE, ?string $proxy = null) {}

    /** Makes as many connections as fit. */
    public function fill(): void {}

    /**
     * A connection: an idle one, a new one, or the next that is given back.
     *
     * @param float $timeout in seconds; 0 and negative values mean no limit
     * @return mixed false if the time is over, or the pool is closed meanwhile
     * @throws RuntimeException if the pool is closed, or the constructor gives nothing
     */
    public function get(float $timeout = -1) {}

    /** Gives a connection back; null says that it is broken, and has a new one made in its place. */
    public function put($connection): void {}

    /** Whoever waits gets false; what is given back from now on is let go. */
    public function close(): void {}

    /** How many connections there may be, there are, and of those are idle; and how many coroutines wait for one. */
    public function stats(): array {}

    /** Makes a connection for whoever needs one next. */
    protected function make(): void {}
}
