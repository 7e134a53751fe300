<?php

namespace Swoole\Coroutine\Http2;

/**
 * An HTTP/2 client: one connection, on which any coroutine may open streams. Its calls suspend the current coroutine only.
 *
 * Pings of the server are answered, and its windows opened, while the program does something else. Where several coroutines
 * receive, each gets the responses to its own requests; what belongs to none of those that wait goes to who waits longest.
 *
 * @not-serializable
 * @uncloneable
 * @shortname Co\Http2\Client
 */
class Client
{
    /** @var int why the last call failed: an errno, SWOOLE_ERROR_* or, after a GOAWAY, SWOOLE_HTTP2_ERROR_* */
    public $errCode = 0;

    /** @var string the text that belongs to $errCode; after a GOAWAY what the server has said */
    public $errMsg = '';

    /** @var int not used */
    public $sock = -1;

    /** @var int not used */
    public $type = 0;

    /** @var array|null what set() was given, merged */
    public $setting = null;

    /** @var \Swoole\Coroutine\Socket|null the connection's socket; it is closed with the connection */
    public $socket = null;

    /** @var bool whether there is a connection, as far as is known here */
    public $connected = false;

    /** @var string|null */
    public $host = null;

    /** @var int */
    public $port = 0;

    /** @var bool whether TLS protects the connection */
    public $ssl = false;

    /** @var int after a GOAWAY the last stream that the server deals with */
    public $serverLastStreamId = 0;

    /**
     * @param string $host a name, an address, or `unix:/path`
     * @throws Client\Exception without a host
     */
    public function __construct(string $host, int $port = 80, bool $open_ssl = false) {}

    public function __destruct() {}

    /**
     * Adds settings, for the next connection.
     *
     * - `timeout`, or each for itself `connect_timeout`, `read_timeout`, `write_timeout`: seconds.
     * - `max_body_size`: bytes of a response, as it comes and as it was before it was compressed; default 64 MiB.
     * - `body_decompression`: bool, default true.
     * - `bind_address`, `bind_port`: the address of this end.
     * - `ssl_*`: as for Socket::setProtocol(). Certificates and names are verified unless `ssl_verify_peer` is false.
     * - `socks5_*`, `http_proxy_*`: as for Swoole\Coroutine\Client::set().
     *
     * @return bool false for no settings
     */
    public function set(array $settings): bool {}

    /**
     * Connects. What the server wants is learned with the first response.
     */
    public function connect(): bool {}

    /**
     * What is known of the connection, also after its end: `current_stream_id`, `last_stream_id`, `local_settings`,
     * `remote_settings`, `active_stream_num`.
     *
     * @param string $key one of these; '': all
     */
    public function stats(string $key = ''): array|int {}

    /**
     * Whether the response to a request is not whole yet.
     */
    public function isStreamExist(int $stream_id): bool {}

    /**
     * Sends a request, once the server allows one more stream.
     *
     * @return int|false the stream's id, as the response has it
     */
    public function send(\Swoole\Http2\Request $request): int|false {}

    /**
     * Sends more of the body of a request with `pipeline`.
     *
     * @param mixed $data a string, or an array that is sent as a form
     */
    public function write(int $stream_id, mixed $data, bool $end_stream = false): bool {}

    /**
     * The next response that is whole, or that never will be (`errCode`).
     *
     * @param float $timeout in seconds; 0: as set; negative: no limit
     * @return \Swoole\Http2\Response|false false if the time is over or the connection has ended
     */
    public function recv(float $timeout = 0): \Swoole\Http2\Response|false {}

    /**
     * The same, and the pieces of those with `usePipelineRead`.
     */
    public function read(float $timeout = 0): \Swoole\Http2\Response|false {}

    /**
     * Tells the server that this side goes away. Nothing else changes.
     *
     * @param int $error_code SWOOLE_HTTP2_ERROR_*
     */
    public function goaway(int $error_code = SWOOLE_HTTP2_ERROR_NO_ERROR, string $debug_data = ''): bool {}

    /**
     * Sends a PING. The answer is not shown.
     */
    public function ping(): bool {}

    /**
     * Closes the connection; who waits in it fails.
     */
    public function close(): bool {}
}
