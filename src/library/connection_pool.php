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

    /** What a waiting coroutine gets instead of a connection that could not be made: it tries itself. */
    private object $vacancy;

    public function __construct(callable $constructor, int $size = self::DEFAULT_SIZE, ?string $proxy = null)
    {
        $this->pool = new Channel($size);
        $this->constructor = $constructor;
        $this->size = $size;
        $this->proxy = $proxy;
        $this->vacancy = new \stdClass();
    }

    /** Makes as many connections as fit. */
    public function fill(): void
    {
        while ($this->size > $this->num) {
            $this->make();
        }
    }

    /**
     * A connection: an idle one, a new one, or the next that is given back.
     *
     * @param float $timeout in seconds; 0 and negative values mean no limit
     * @return mixed false if the time is over, or the pool is closed meanwhile
     * @throws RuntimeException if the pool is closed, or the constructor gives nothing
     */
    public function get(float $timeout = -1)
    {
        $pool = $this->open();
        $deadline = $timeout > 0 ? hrtime(true) + $timeout * 1e9 : null;
        while (!$pool->isEmpty() || $this->num >= $this->size) {
            $connection = $pool->pop($deadline === null ? $timeout : max(($deadline - hrtime(true)) / 1e9, 0.001));
            if ($connection !== $this->vacancy) {
                return $connection;
            }
            $pool = $this->open();
        }
        return $this->create();
    }

    /** Gives a connection back; null says that it is broken, and has a new one made in its place. */
    public function put($connection): void
    {
        if ($this->pool === null) {
            return;
        }
        if ($connection === null) {
            $this->num--;
            $this->make();
        } else {
            $this->pool->push($connection);
        }
    }

    /** Whoever waits gets false; what is given back from now on is let go. */
    public function close(): void
    {
        $pool = $this->pool;
        $this->pool = null;
        $this->num = 0;
        $pool?->close();
    }

    /** How many connections there may be, there are, and of those are idle; and how many coroutines wait for one. */
    public function stats(): array
    {
        $idle = $this->pool?->length() ?? 0;
        return [
            'size' => $this->size,
            'total' => $this->num,
            'idle' => $idle,
            'in_use' => $this->num - $idle,
            'waiting' => $this->pool?->stats()['consumer_num'] ?? 0,
        ];
    }

    /** Makes a connection for whoever needs one next. */
    protected function make(): void
    {
        $connection = $this->create();
        $this->put($connection);
    }

    /** Makes a connection. If that fails, its place is free again. */
    private function create()
    {
        $pool = $this->open();
        $this->num++;
        $connection = null;
        $has_failed = false;
        try {
            $connection = $this->proxy === null ? ($this->constructor)() : new $this->proxy($this->constructor);
            if ($connection === null || $connection === false) {
                throw new RuntimeException("The pool's constructor has made no connection");
            }
        } catch (\Throwable $error) {
            $has_failed = true;
            throw $error;
        } finally {
            // The end of the loop, which ends all others as well, comes here without having been caught.
            if ($this->pool === $pool && ($connection === null || $connection === false)) {
                $this->num--;
                if ($has_failed && $pool->stats()['consumer_num'] > 0) {
                    $pool->push($this->vacancy);
                }
            }
        }
        // The constructor may have waited.
        $this->open();
        return $connection;
    }

    private function open(): Channel
    {
        return $this->pool ?? throw new RuntimeException('Pool has been closed');
    }
}
