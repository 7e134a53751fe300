<?php

namespace Swoole;

/**
 * A client for bytes, messages or datagrams outside of coroutines, where its calls wait with the whole process. In a
 * coroutine they suspend that.
 *
 * A call that fails returns false and says why in $errCode.
 *
 * @not-serializable
 * @uncloneable
 */
class Client
{
    public const MSG_OOB = 1;
    public const MSG_PEEK = 2;
    public const MSG_DONTWAIT = 64;
    public const MSG_WAITALL = 256;
    public const SHUT_RDWR = 2;
    public const SHUT_RD = 0;
    public const SHUT_WR = 1;

    /** @var int why the last failed call failed: an errno or SWOOLE_ERROR_*; 0 after one that succeeded */
    public $errCode = 0;

    /** @var int the number of the last connection's descriptor */
    public $sock = -1;

    /** @var bool whether the connection was kept by an earlier client (SWOOLE_KEEP) */
    public $reuse = false;

    /** @var int how often it was */
    public $reuseCount = 0;

    /** @var int SWOOLE_SOCK_* */
    public $type = 0;

    /** @var string|null what tells kept connections to one server apart */
    public $id = null;

    /** @var array|null what `set()` was given */
    public $setting = null;

    /**
     * @param int $type SWOOLE_SOCK_*, with SWOOLE_SSL for TLS from the start, with SWOOLE_KEEP for a connection that `close()`
     *                  keeps for the next client of the same server
     * @throws \TypeError for another type
     * @throws \Error for $async
     */
    public function __construct(int $type, bool $async = SWOOLE_SOCK_SYNC, string $id = '') {}

    public function __destruct() {}

    /**
     * Adds settings: those of Coroutine\Client::set().
     */
    public function set(array $settings): bool {}

    /**
     * @param float $timeout in seconds, of later calls, too
     */
    public function connect(string $host, int $port = 0, float $timeout = 0.5, int $sock_flag = 0): bool {}

    /**
     * The next message, or what has come where messages are not told apart.
     *
     * @param int $flag Client::MSG_*
     * @return string|false '' at the end
     */
    public function recv(int $size = 65536, int $flag = 0): string|false {}

    /**
     * Sends everything.
     */
    public function send(string $data, int $flag = 0): int|false {}

    /**
     * Sends a part of a file.
     */
    public function sendfile(string $filename, int $offset = 0, int $length = 0): bool {}

    /**
     * Sends a datagram, which needs no connection.
     */
    public function sendto(string $ip, int $port, string $data): bool {}

    /**
     * @param int $how Client::SHUT_*
     */
    public function shutdown(int $how): bool {}

    /**
     * Begins TLS on the connection.
     *
     * @param callable|null $onSslReady must be null: it belongs to a client with callbacks
     */
    public function enableSSL(?callable $onSslReady = null): bool {}

    /**
     * The peer's certificate, as PEM.
     */
    public function getPeerCert(): string|bool {}

    /**
     * Whether the peer's certificate was verified.
     */
    public function verifyPeerCert(): bool {}

    public function isConnected(): bool {}

    /**
     * @return array|false `port` and `host` of this end
     */
    public function getsockname(): array|false {}

    /**
     * @return array|false `port` and `host` of the other end
     */
    public function getpeername(): array|false {}

    /**
     * @param bool $force do not keep the connection
     */
    public function close(bool $force = false): bool {}
}
