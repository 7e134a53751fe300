<?php

namespace Swoole\Coroutine\Http;

/**
 * An HTTP/1.1 client: one connection, which is kept for further requests and made anew when it is gone.
 *
 * A request is described by the setters (or by the properties they set), sent by get(), post(), execute() or download(), and
 * its response is in the properties then. All of these suspend the current coroutine only. One coroutine at a time may be
 * inside a client. Redirects are not followed.
 *
 * What would change the meaning of a request on its way (line breaks, NUL, blanks in a path) makes the call fail before
 * anything is sent: false, and 505 in $errCode.
 *
 * @not-serializable
 * @uncloneable
 * @shortname Co\Http\Client
 */
class Client
{
    /** @var \Swoole\Coroutine\Socket|null the connection's socket; it is closed with the connection */
    public $socket = null;

    /** @var int why the last call failed: an errno or SWOOLE_ERROR_*; 0 after a response */
    public $errCode = 0;

    /** @var string the text that belongs to $errCode */
    public $errMsg = '';

    /** @var bool whether there is a connection, as far as is known here */
    public $connected = false;

    /** @var string a name, an address, or `unix:/path` */
    public $host = '';

    /** @var int */
    public $port = 0;

    /** @var bool whether TLS protects the connection */
    public $ssl = false;

    /** @var array|null what set() was given, merged */
    public $setting = null;

    /** @var string|null the method of the next request, or that of the last one */
    public $requestMethod = null;

    /** @var array|null the fields of all requests, by name */
    public $requestHeaders = null;

    /** @var mixed the body of the next request: a string, or an array that is sent as a form; null: none */
    public $requestBody = null;

    /** @var array|null what addFile() and addData() have added to the next request */
    public $uploadFiles = null;

    /** @var string|null the file that the next response goes to */
    public $downloadFile = null;

    /** @var int where in that file */
    public $downloadOffset = 0;

    /** @var int the response's status; SWOOLE_HTTP_CLIENT_ESTATUS_* if there is none */
    public $statusCode = 0;

    /** @var array|null the response's fields, names in lower case; a list where a name comes more than once */
    public $headers = null;

    /** @var array|null the response's Set-Cookie fields, as they came */
    public $set_cookie_headers = null;

    /** @var array|null the cookies that are sent, by name: those of setCookies() and those that came */
    public $cookies = null;

    /** @var string the response's body */
    public $body = '';

    /**
     * @param string $host a name, an IPv4 or IPv6 address, or `unix:/path`
     * @param bool $ssl protect the connection with TLS
     * @throws \Swoole\Coroutine\Http\Client\Exception if the host is empty
     */
    public function __construct(string $host, int $port = 0, bool $ssl = false) {}

    public function __destruct() {}

    /**
     * Merges settings into $setting; they count from the next request on. Times are in seconds; one that is not positive
     * means the default.
     *
     * - `timeout`: float, for a whole call: name, connection, proxy, request and response. Default: none; then the following
     *   bound their parts.
     * - `connect_timeout`: float, default 10 (`socket_connect_timeout`), until the connection stands, a proxy's part included.
     * - `write_timeout`: float, default `timeout`, else 60 (`socket_write_timeout`), for each write that makes no progress.
     * - `read_timeout`: float, default 60 (`socket_read_timeout`), for the whole response, and for recv() of a WebSocket.
     * - `keep_alive`: bool, default true. False closes the connection after each response.
     * - `http_compression`: bool, default true. Says that gzip, deflate and br are understood.
     * - `body_decompression`: bool, default true. False leaves bodies as they come. zstd is understood, too.
     * - `lowercase_header`: bool, default true. False leaves the names in $headers as they come.
     * - `max_body_size`: int, default 64 MiB. Bytes of a body, both as it comes and as it was before it was compressed;
     *   what is larger makes the call fail. Bodies that go to a file or to `write_func` have no limit unless it is set.
     * - `write_func`: callable(Client $client, string $piece), gets the body piece by piece; $body stays ''.
     * - `bind_address`: string, `bind_port`: int, the local address.
     * - `http_proxy_host`, `http_proxy_port`, `http_proxy_user` (or `http_proxy_username`), `http_proxy_password`: an HTTP
     *   proxy; TLS and WebSocket go through a tunnel.
     * - `socks5_host`, `socks5_port`, `socks5_username`, `socks5_password`: a SOCKS5 proxy, which looks up the name.
     *
     * Of TLS: the certificate has to be valid, for this host, and of an authority that the system knows.
     *
     * - `ssl_verify_peer`: bool, default true. False believes any certificate.
     * - `ssl_cafile`, `ssl_capath`: string, the authorities to believe instead, or the server's own certificate;
     *   `ssl_allow_self_signed`: bool; `ssl_verify_depth`: int.
     * - `ssl_host_name`: string, the name that the server has, if it is not the host's.
     * - `ssl_cert_file`, `ssl_key_file`, `ssl_passphrase`: string, the client's own certificate.
     * - `ssl_protocols`: int, SWOOLE_SSL_TLSv1_2 | SWOOLE_SSL_TLSv1_3; `ssl_ciphers`: string.
     *
     * Of a WebSocket:
     *
     * - `websocket_compression`: bool, default false. Offers permessage-deflate (RFC 7692).
     * - `websocket_compression_window_bits`: int, 9 to 15. The window of what is sent has 2 to the power of so many bytes;
     *   the server may ask for less. By default it is not asked.
     * - `websocket_mask`: bool, default true. False sends frames without a mask, which servers have to refuse.
     * - `package_max_length`: int, default 2 MiB. Bytes of a message, both as it comes and as it was before.
     * - `open_websocket_ping_frame`, `open_websocket_pong_frame`, `open_websocket_close_frame`: bool, default false. True
     *   gives such frames to recv(), and leaves the answer to the program.
     *
     * @return bool false if the array is empty
     */
    public function set(array $settings): bool {}

    /**
     * Whether responses wait for recv().
     */
    public function getDefer(): bool {}

    /**
     * Has requests only sent: recv() receives the response. A further request is refused until then
     * (SWOOLE_ERROR_WRONG_OPERATION).
     *
     * @return bool true
     */
    public function setDefer(bool $defer = true): bool {}

    /**
     * Sets the method of the next execute().
     *
     * @return bool true
     */
    public function setMethod(string $method): bool {}

    /**
     * Sets the fields of all further requests. Host, Connection, Accept-Encoding and Content-Type replace what the client
     * would send; Content-Length is always the client's own, and Transfer-Encoding is refused.
     *
     * @return bool true
     */
    public function setHeaders(array $headers): bool {}

    /**
     * Sends name and password with all further requests to this host and port (RFC 7617).
     */
    public function setBasicAuth(string $username, string $password): void {}

    /**
     * Sets the cookies that are sent, instead of those that there are.
     *
     * @param array $cookies values by name; null is not sent
     * @return bool true
     */
    public function setCookies(array $cookies): bool {}

    /**
     * Sets the body of the next request.
     *
     * @param array|string $data an array is sent as a form
     * @return bool true
     */
    public function setData(array|string $data): bool {}

    /**
     * Adds a file to the next request, which is sent as multipart/form-data then; the file is read while it is sent.
     *
     * @param string $name the field's name
     * @param string|null $type its media type; by default that of its suffix
     * @param string|null $filename the name that the server is told; by default the file's own
     * @param int $offset where in the file to begin
     * @param int $length bytes; 0: all that follow
     * @return bool false, with a warning, if there is no such file or it has not so many bytes
     */
    public function addFile(
        string $path,
        string $name,
        ?string $type = null,
        ?string $filename = null,
        int $offset = 0,
        int $length = 0,
    ): bool {}

    /**
     * Adds a string to the next request, as addFile() adds a file.
     *
     * @param string $path the content
     * @param string $name the field's name
     * @param string|null $type its media type; by default application/octet-stream
     * @param string|null $filename the name that the server is told; by default the field's
     * @return bool true
     */
    public function addData(string $path, string $name, ?string $type = null, ?string $filename = null): bool {}

    /**
     * Sends the request that the setters describe: with the method of setMethod(), or else POST if there is a body, or else
     * GET. Method, body and files are for this request only; those of one that failed are kept for another try.
     *
     * @return bool whether there is a response, be it an error's (with setDefer(): whether the request is sent)
     */
    public function execute(string $path): bool {}

    /**
     * Sends a GET request.
     *
     * @return bool as execute()
     */
    public function get(string $path): bool {}

    /**
     * Sends a POST request.
     *
     * @param mixed $data the body: a string, or an array, which is sent as a form; null: none
     * @return bool as execute()
     */
    public function post(string $path, mixed $data): bool {}

    /**
     * Sends a GET request and puts the body into a file, which appears when it is whole.
     *
     * With an offset, the bytes from there on are asked for and written there; the rest of the file stays as it is.
     *
     * @param string $file its path
     * @param int $offset where in the resource to begin, and in the file; not below 0
     * @return bool whether the file is written. False, with the status in $statusCode and the body in $body, if the response
     *              has not what was asked for: another status than 2xx, or with an offset than 206
     */
    public function download(string $path, string $file, int $offset = 0): bool {}

    /**
     * $body.
     */
    public function getBody(): string|false {}

    /**
     * $headers.
     */
    public function getHeaders(): array|false|null {}

    /**
     * $cookies.
     */
    public function getCookies(): array|false|null {}

    /**
     * $statusCode.
     */
    public function getStatusCode(): int|false {}

    /**
     * The head of the last request, without the empty line.
     *
     * @return string|false false if none was sent
     */
    public function getHeaderOut(): string|false {}

    /**
     * Address and port of the other end (that of a proxy, if there is one).
     *
     * @return array|false `address` and `port`; false if there is no connection
     */
    public function getpeername(): array|false {}

    /**
     * Address and port of this end.
     *
     * @return array|false as getpeername()
     */
    public function getsockname(): array|false {}

    /**
     * The server's certificate, as PEM.
     *
     * @return string|false false without TLS
     */
    public function getPeerCert(): string|false {}

    /**
     * Makes the connection a WebSocket (RFC 6455). The answer is checked: its status, its Sec-WebSocket-Accept, and that it
     * chooses nothing that was not asked for. Subprotocols are asked for by the header Sec-WebSocket-Protocol.
     *
     * @return bool false (SWOOLE_ERROR_WEBSOCKET_HANDSHAKE_FAILED, with the status in $statusCode) for any other answer
     */
    public function upgrade(string $path): bool {}

    /**
     * Sends a message, or a fragment of one, masked with random keys. Several coroutines may push; the messages of each are
     * whole on the wire.
     *
     * @param mixed $data a string, or a Frame, which brings its own opcode and flags
     * @param int $opcode SWOOLE_WEBSOCKET_OPCODE_*
     * @param int $flags SWOOLE_WEBSOCKET_FLAG_*
     */
    public function push(
        mixed $data,
        int $opcode = SWOOLE_WEBSOCKET_OPCODE_TEXT,
        int $flags = SWOOLE_WEBSOCKET_FLAG_FIN,
    ): bool {}

    /**
     * Receives a message of a WebSocket, or the response to a request that was deferred.
     *
     * A message that has begun stays when the time is over, or the wait is cancelled. A server that breaks the protocol is
     * told so, and the connection is closed (SWOOLE_ERROR_PROTOCOL_ERROR, SWOOLE_ERROR_PACKAGE_LENGTH_TOO_LARGE).
     *
     * @param float $timeout in seconds; 0: `read_timeout`, else `timeout`, else 60; negative: none
     * @return \Swoole\WebSocket\Frame|string|bool a message; '' when the connection has ended; false if there is none in
     *                                             time, or the connection failed. Of a deferred request: whether there is
     *                                             a response. Without either: false (SWOOLE_ERROR_CLIENT_NO_CONNECTION)
     */
    public function recv(float $timeout = 0): \Swoole\WebSocket\Frame|string|bool {}

    /**
     * Sends a ping, of at most 125 bytes.
     */
    public function ping(string $data = ''): bool {}

    /**
     * Ends a WebSocket: sends a close frame, and closes.
     *
     * @param string $reason at most 123 bytes
     */
    public function disconnect(int $code = SWOOLE_WEBSOCKET_CLOSE_NORMAL, string $reason = ''): bool {}

    /**
     * Closes the connection. A coroutine that is inside fails with SWOOLE_ERROR_CO_CANCELED's errno, ECANCELED.
     *
     * @return bool false if there was none
     */
    public function close(): bool {}
}
