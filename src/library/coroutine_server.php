<?php

namespace Swoole\Coroutine;

use Swoole\Coroutine;
use Swoole\Coroutine\Server\Connection;
use Swoole\Exception;

/** Accepts connections, each in a coroutine of its own. */
class Server
{
    /** How long to wait when there is no descriptor left for another connection, in seconds. */
    private const PAUSE = 1.0;

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

    private bool $reusePort;

    /**
     * @param string $host an IPv4 or IPv6 literal, or `unix:/path`
     * @throws Exception if it cannot be bound
     */
    public function __construct(string $host, int $port = 0, bool $ssl = false, bool $reuse_port = false)
    {
        if (str_starts_with($host, 'unix:/')) {
            $this->type = AF_UNIX;
            $host = substr($host, strlen('unix:'));
            $host = '/' . ltrim($host, '/');
            $port = 0;
        } elseif (str_contains($host, ':')) {
            $this->type = AF_INET6;
        }
        $this->host = $host;
        $this->port = $port;
        $this->reusePort = $reuse_port;
        $this->setting = ['open_ssl' => $ssl];
        $this->listen();
    }

    public function set(array $setting): void
    {
        $this->setting = array_merge($this->setting, $setting);
    }

    /** @param callable $fn gets each connection */
    public function handle(callable $fn): void
    {
        $this->fn = $fn;
    }

    /** Accepts no more, and gives the port back; connections live on. False: it does not run. */
    public function shutdown(): bool
    {
        if (!$this->running) {
            return false;
        }
        $this->running = false;
        $this->fd = -1;
        return $this->socket->close();
    }

    /** Accepts until `shutdown()`. False: there is nobody who would handle connections, or the settings are none. */
    public function start(): bool
    {
        if ($this->fn === null || $this->running) {
            return false;
        }
        if ($this->socket->isClosed()) {
            $this->listen();
        }
        $socket = $this->socket;
        if (!$socket->setProtocol($this->setting)) {
            $this->errCode = $socket->errCode;
            return false;
        }
        $this->running = true;
        $this->errCode = 0;
        while ($this->running) {
            $connection = $socket->accept(-1);
            if ($connection !== false) {
                $this->serve($connection);
            } elseif ($this->running && !$this->goesOn($socket->errCode)) {
                $this->errCode = $socket->errCode;
                $this->running = false;
            }
            // It is the handler's alone: it ends when that lets it go.
            unset($connection);
        }
        return true;
    }

    private function serve(Socket $connection): void
    {
        $fn = $this->fn;
        $encrypted = !empty($this->setting['open_ssl']);
        $created = Coroutine::create(static function () use ($connection, $fn, $encrypted): void {
            if (!$encrypted || $connection->sslHandshake()) {
                $fn(new Connection($connection));
            }
        });
        if ($created === false) {
            Coroutine::sleep(self::PAUSE);
        }
    }

    /** Whether an accept that failed concerns one client only, or passes. */
    private function goesOn(int $error): bool
    {
        if (in_array($error, [SOCKET_EMFILE, SOCKET_ENFILE, SOCKET_ENOBUFS, SOCKET_ENOMEM], true)) {
            Coroutine::sleep(self::PAUSE);
            return true;
        }
        return in_array($error, [SOCKET_ECONNABORTED, SOCKET_EPROTO, SOCKET_ETIMEDOUT, SOCKET_EINTR, SOCKET_EPERM], true);
    }

    private function listen(): void
    {
        $socket = new Socket($this->type, SOCK_STREAM, IPPROTO_IP);
        if ($this->reusePort && $this->type !== AF_UNIX) {
            $socket->setOption(SOL_SOCKET, SO_REUSEPORT, 1);
        }
        if (!$socket->bind($this->host, $this->port) || !$socket->listen()) {
            $this->errCode = $socket->errCode;
            throw new Exception("bind({$this->host}:{$this->port}) failed", $this->errCode);
        }
        $this->port = $socket->getsockname()['port'];
        $this->fd = $socket->fd;
        $this->socket = $socket;
    }
}

if (SWOOLE_USE_SHORTNAME) {
    class_alias(Server::class, 'Co\Server');
}
