<?php

namespace Swoole\Coroutine;

/**
 * A client for bytes, messages or datagrams, whose calls suspend the coroutine. A call that fails returns false and says why
 * in $errCode and $errMsg.
 *
 * @shortname Co\Client
 * @not-serializable
 * @uncloneable
 */
class Client
{
    public const MSG_OOB = 1;
    public const MSG_PEEK = 2;
    public const MSG_DONTWAIT = 64;
    public const MSG_WAITALL = 256;

    /** @var int why the last failed call failed: an errno or SWOOLE_ERROR_*; 0 after one that succeeded */
    public $errCode = 0;

    /** @var string the text of $errCode */
    public $errMsg = '';

    /** @var int the number of the last connection's descriptor */
    public $fd = -1;

    /** @var Socket|null the connection's socket */
    public $socket = null;

    /** @var int SWOOLE_SOCK_* */
    public $type = 1;

    /** @var array|null what `set()` was given */
    public $setting = null;

    /** @var bool from connect() to close(), whatever the peer does */
    public $connected = false;

    /**
     * @param int $type SWOOLE_SOCK_*, with SWOOLE_SSL for TLS from the start
     * @throws \TypeError for another type
     */
    public function __construct(int $type) {}

    public function __destruct() {}

    /**
     * Adds settings. Time limits and how messages are told apart take effect at once, the others with the next connection.
     *
     * - `timeout`, or each for itself `connect_timeout`, `read_timeout`, `write_timeout`: seconds.
     * - `bind_address`, `bind_port`: the address of this end.
     * - `open_tcp_nodelay`: bool, default true. `socket_buffer_size`: the kernel's buffers.
     * - `open_eof_check`, `package_eof`, `open_length_check`, ...: as for Socket::setProtocol().
     * - `ssl_*`: as for Socket::setProtocol(). Certificates and names are verified unless `ssl_verify_peer` is false.
     * - `socks5_host`, `socks5_port`, `socks5_username`, `socks5_password`; `http_proxy_host`, `http_proxy_port`,
     *   `http_proxy_username`, `http_proxy_password`: a proxy that connects for this client, and looks names up.
     */
    public function set(array $settings): bool {}

    /**
     * @param float $timeout in seconds; if it is not 0 it is that of later calls, too
     */
    public function connect(string $host, int $port = 0, float $timeout = 0, int $sock_flag = 0): bool {}

    /**
     * The next message, or what has come where messages are not told apart.
     *
     * @return string|false '' at the end
     */
    public function recv(float $timeout = 0): string|false {}

    /**
     * Shows what has come without taking it. Nothing is waited for.
     */
    public function peek(int $length = 65535): string|false {}

    /**
     * Sends everything.
     *
     * @return int|false how many bytes were sent: fewer if an error came between, see $errCode
     */
    public function send(string $data, float $timeout = 0): int|false {}

    /**
     * Sends a part of a file.
     *
     * @param int $length 0: up to the file's end
     */
    public function sendfile(string $filename, int $offset = 0, int $length = 0): bool {}

    /**
     * Sends a datagram, which needs no connection.
     */
    public function sendto(string $address, int $port, string $data): bool {}

    /**
     * Reads a datagram.
     *
     * @param mixed $address becomes who has sent it
     * @param mixed $port becomes their port
     */
    public function recvfrom(int $length, mixed &$address, mixed &$port = 0): string|false {}

    /**
     * Begins TLS on the connection.
     */
    public function enableSSL(): bool {}

    /**
     * The peer's certificate, as PEM.
     */
    public function getPeerCert(): string|false {}

    /**
     * Whether the peer's certificate was verified.
     */
    public function verifyPeerCert(bool $allow_self_signed = false): bool {}

    public function isConnected(): bool {}

    /**
     * @return array|false `host`, `address` (the same) and `port` of this end
     */
    public function getsockname(): array|false {}

    /**
     * @return array|false `host`, `address` (the same) and `port` of the other end: of the proxy, if there is one
     */
    public function getpeername(): array|false {}

    /**
     * Closes the connection; who waits in it fails.
     */
    public function close(): bool {}

    /**
     * The connection's socket, the same each time. It is closed with the client.
     */
    public function exportSocket(): Socket|false {}
}
