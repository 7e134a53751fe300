<?php

namespace Swoole\Http;

/**
 * The response to a request, and the connection itself after `upgrade()`.
 *
 * Methods fail with false and an error in `swoole_last_error()`: SWOOLE_ERROR_HTTP_CONTEXT_UNAVAILABLE once the response
 * has ended, SWOOLE_ERROR_SESSION_CLOSED for an object made with `new`, an errno if the connection is gone.
 *
 * @not-serializable
 * @uncloneable
 */
class Response
{
    /** @var int the connection's descriptor */
    public $fd = 0;

    /**
     * @var \Swoole\Coroutine\Socket|null the connection's socket, which after `detach()` is the script's; null in HTTP/2, where
     *     many requests share it
     */
    public $socket = null;

    /** @var array|null header fields to send, by name */
    public $header = null;

    /** @var array|null Set-Cookie values to send */
    public $cookie = null;

    /** @var array|null trailer fields to send */
    public $trailer = null;

    /**
     * Makes $header, $cookie and $trailer arrays, so that they can be written to directly.
     */
    public function initHeader(): bool {}

    /**
     * Whether a response can still be sent.
     */
    public function isWritable(): bool {}

    /**
     * Adds a Set-Cookie field (RFC 6265), with a percent-encoded value.
     *
     * Give a path. Left out, it is empty in spite of the default that is declared, as in Swoole, and no `path` is sent: the
     * client then takes the folder of the request's own path (RFC 6265, section 5.1.4). A cookie that is set at
     * `/account/login` is not sent back to `/`, and cannot be deleted from there; `'/'` makes it the whole site's.
     *
     * @param \Swoole\Http\Cookie|string $name_or_object
     * @param int $expires seconds since 1970; 0 for a cookie of the session
     * @param string $path where the client sends it back; '' and left out: below the folder of the request's path
     * @param string $samesite 'Strict', 'Lax' or 'None'; '' leaves it out
     * @param string $priority 'Low', 'Medium' or 'High'; '' leaves it out
     * @return bool false, with a warning, for a name or an attribute with characters that cookies cannot have
     */
    public function cookie(
        Cookie|string $name_or_object,
        string $value = '',
        int $expires = 0,
        string $path = '/',
        string $domain = '',
        bool $secure = false,
        bool $httponly = false,
        string $samesite = '',
        string $priority = '',
        bool $partitioned = false,
    ): bool {}

    /**
     * @alias Swoole\Http\Response::cookie
     */
    public function setCookie(
        Cookie|string $name_or_object,
        string $value = '',
        int $expires = 0,
        string $path = '/',
        string $domain = '',
        bool $secure = false,
        bool $httponly = false,
        string $samesite = '',
        string $priority = '',
        bool $partitioned = false,
    ): bool {}

    /**
     * Adds a Set-Cookie field whose value is sent as it is.
     *
     * @see Response::cookie()
     */
    public function rawcookie(
        Cookie|string $name_or_object,
        string $value = '',
        int $expires = 0,
        string $path = '/',
        string $domain = '',
        bool $secure = false,
        bool $httponly = false,
        string $samesite = '',
        string $priority = '',
        bool $partitioned = false,
    ): bool {}

    /**
     * @alias Swoole\Http\Response::rawcookie
     */
    public function setRawCookie(
        Cookie|string $name_or_object,
        string $value = '',
        int $expires = 0,
        string $path = '/',
        string $domain = '',
        bool $secure = false,
        bool $httponly = false,
        string $samesite = '',
        string $priority = '',
        bool $partitioned = false,
    ): bool {}

    /**
     * Sets the status code (RFC 9110, section 15).
     *
     * @param string $reason replaces the usual reason phrase of HTTP/1; no control characters but tabs
     */
    public function status(int $http_code, string $reason = ''): bool {}

    /**
     * @alias Swoole\Http\Response::status
     */
    public function setStatusCode(int $http_code, string $reason = ''): bool {}

    /**
     * Sets a header field, replacing an earlier one of that name.
     *
     * @param array|string $value a list sends the field once for each of its values
     * @param bool $format write the name in the usual capitals: `content-type` as `Content-Type`
     * @return bool false, with a warning, for a name or value with characters that header fields cannot have (RFC 9110, section 5)
     */
    public function header(string $key, array|string $value, bool $format = true): bool {}

    /**
     * @alias Swoole\Http\Response::header
     */
    public function setHeader(string $key, array|string $value, bool $format = true): bool {}

    /**
     * Sets a trailer field (RFC 9110, section 6.5), which a response in chunks, and any of HTTP/2, carries behind its content.
     *
     * @return bool false, with a warning, for a name or value that fields cannot have, and for the fields that must not come
     *     so late (section 6.5.1), such as Content-Length, Content-Type, Set-Cookie or Cache-Control
     */
    public function trailer(string $key, string $value): bool {}

    /**
     * Sends a ping on a WebSocket connection (RFC 6455, section 5.5.2), or on one of HTTP/2 (RFC 9113, section 6.7).
     *
     * @param string $data at most 125 bytes; HTTP/2's pings carry none of the caller's
     * @return bool false, with a warning, for longer data, and in HTTP/1; false if the connection is gone
     */
    public function ping(string $data = ''): bool {}

    /**
     * Ends an HTTP/2 connection (RFC 9113, section 6.8).
     *
     * @param int $error_code `SWOOLE_HTTP2_ERROR_*`. With `SWOOLE_HTTP2_ERROR_NO_ERROR` no new streams are accepted and those
     *     that are open go on; with another the connection and all its streams end at once.
     * @param string $debug_data is not sent: the log says so
     * @return bool false, with a warning, in HTTP/1
     */
    public function goaway(int $error_code = SWOOLE_HTTP2_ERROR_NO_ERROR, string $debug_data = ''): bool {}

    /**
     * Sends a part of the body; the first call sends the head. `end()` completes the response.
     *
     * @return bool false for '' (SWOOLE_ERROR_NO_PAYLOAD) and if the connection is gone
     */
    public function write(string $content): bool {}

    /**
     * Sends the response, or what is left of it.
     *
     * @param string|null $content the body, or its last part after `write()`
     */
    public function end(?string $content = null): bool {}

    /**
     * Sends a file as the response's content, without reading it into memory, and waits until it is out.
     *
     * The whole of a file is sent as the request asks for it: parts of it (Range, If-Range), or the status 304 if the client
     * has it already (If-None-Match, If-Modified-Since); `ETag`, `Last-Modified` and `Accept-Ranges` are sent with it. A
     * status of the script's, its `Content-Range` or `Content-Encoding`, and an offset or a length leave that to the script.
     * The content type is the suffix's, unless the script has set one. Files are not compressed.
     *
     * @param string $filename relative to the current folder
     * @param int $offset in bytes
     * @param int $length in bytes; 0: to the file's end
     * @return bool false, with a warning, for what is no file or beyond its end: the response can still be sent; false if the
     *     connection is gone
     */
    public function sendfile(string $filename, int $offset = 0, int $length = 0): bool {}

    /**
     * Sends a redirection.
     *
     * @param string $location the value of the Location field
     */
    public function redirect(string $location, int $http_code = 302): bool {}

    /**
     * Leaves the answer to the script, which has the connection by `$socket`, with all that the client has sent behind the
     * request. The server goes on with the next request when nobody has that socket any more, unless it was closed.
     *
     * @return bool false, with a warning, in HTTP/2
     */
    public function detach(): bool {}

    /**
     * A response on a socket: of `detach()`, or one that the script has accepted. The socket stays open when it has ended,
     * unless its request does not allow that. One that goes without having been used answers with 500.
     *
     * @param object|array|int $server a \Swoole\Coroutine\Socket, or an array of one and the \Swoole\Http\Request to answer,
     *     which says whether the connection stays, how the content may be compressed, and whether there can be a WebSocket
     * @param int $fd means nothing here
     * @return \Swoole\Http\Response|false false, with a warning, for other objects
     * @throws \Swoole\Exception (SWOOLE_ERROR_INVALID_PARAMS) for a number, for a request that is not complete, and for a
     *     socket that is not connected
     */
    public static function create(object|array|int $server = -1, int $fd = -1): \Swoole\Http\Response|false {}

    /**
     * Answers a WebSocket handshake (RFC 6455, section 4.2), in HTTP/2 one that asks for a stream of its own (RFC 8441). From
     * then on `recv()`, `push()`, `ping()`, `disconnect()` and `close()` work on the connection, or on that stream alone, whose
     * $fd is the one of the connection that all streams share.
     *
     * @return bool false if the request was no valid handshake, or came from an origin that is not allowed; 400, 426 or
     *     403 has been sent then
     */
    public function upgrade(): bool {}

    /**
     * Sends a WebSocket message, a fragment of one, or a control frame. Several coroutines may push to one connection.
     *
     * @param \Swoole\WebSocket\Frame|string $data an object brings its own opcode and flags
     * @param int $opcode SWOOLE_WEBSOCKET_OPCODE_*
     * @param int $flags SWOOLE_WEBSOCKET_FLAG_*; without FLAG_FIN, more fragments follow
     * @return bool false if nothing was queued: with a warning for what is no frame (an opcode outside 0 to 10, more than
     *     125 bytes in a control frame, a close code that must not be sent, a message while one that this coroutine has
     *     begun is not whole, a continuation of none), errno 110 if the peer has read nothing, or another coroutine has
     *     not finished its message, for `socket_write_timeout`; see `websocket_overflow` of Swoole\Coroutine\Http\Server::set()
     */
    public function push(
        \Swoole\WebSocket\Frame|string $data,
        int $opcode = SWOOLE_WEBSOCKET_OPCODE_TEXT,
        int $flags = SWOOLE_WEBSOCKET_FLAG_FIN,
    ): bool {}

    /**
     * Waits for a WebSocket message, suspending the calling coroutine.
     *
     * @param float $timeout in seconds; 0 means that the peer may be silent for `socket_read_timeout` (60), pings count as
     *     signs of life; a negative value is no limit
     * @return \Swoole\WebSocket\Frame|''|false '' if the peer has closed the connection; false if the time is over
     *     (errno 110, nothing received is lost) or the connection failed
     */
    public function recv(float $timeout = 0): \Swoole\WebSocket\Frame|string|false {}

    /**
     * Closes the connection without a close frame.
     *
     * @return bool false if it is closed already
     */
    public function close(): bool {}

    /**
     * Sends a close frame (RFC 6455, section 5.5.1) and closes the connection. It returns at once; the connection itself
     * ends when the peer has answered, or after 5 seconds. Whatever else the peer still sends is dropped.
     *
     * @param int $code SWOOLE_WEBSOCKET_CLOSE_*, or 3000 to 4999; codes that must not be sent are refused with a warning
     * @param string $reason at most 123 bytes of UTF-8
     * @return bool false if the connection was closed or dead, or the code or reason cannot be sent
     */
    public function disconnect(int $code = SWOOLE_WEBSOCKET_CLOSE_NORMAL, string $reason = ''): bool {}
}
