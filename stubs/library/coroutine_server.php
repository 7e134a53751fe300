<?php

namespace Swoole\Coroutine;

use Swoole\Coroutine;
use Swoole\Coroutine\Server\Connection;
use Swoole\Exception;

/** Accepts connections, each in a coroutine of its own. */
class Server
{
    public string $host = '';

    /** The real one, also if any was asked for. */
    public int $port = 0;

    public int $type = AF_INET;

    public int $fd = -1;

    /** Why `start()` has ended: an errno; 0 if it was told to. */
    public int $errCode = 0;

    /** What Socket::setProtocol() takes, `open_ssl` and `ssl_*` included. */
    public array $setting = [];

    protected bool $running = false;

    /** @var callable|null */
    protected $fn = null;

    protected ?Socket $socket = null;

    /**
     * @param string $host an IPv4 or IPv6 literal, or `unix:/path`
     * @throws Exception if it cannot be bound
     */
    public function __construct(string $host, int $port = 0, bool $ssl = false, bool $reuse_port = false) {}

    public function set(array $setting): void {}

    /** @param callable $fn gets each connection */
    public function handle(callable $fn): void {}

    /** Accepts no more, and gives the port back; connections live on. False: it does not run. */
    public function shutdown(): bool {}

    /** Accepts until `shutdown()`. False: there is nobody who would handle connections, or the settings are none. */
    public function start(): bool {}
}
