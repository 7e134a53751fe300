<?php

namespace Swoole\Coroutine\Http;

/**
 * An HTTP and WebSocket server that serves each connection in a coroutine of its own.
 *
 * The constructor binds and listens; `start()` accepts connections until `shutdown()`.
 *
 * @not-serializable
 * @uncloneable
 * @shortname Co\Http\Server
 */
final class Server
{
    /** @var int the listening descriptor; -1 before the constructor has listened and after `shutdown()` */
    public $fd = -1;

    /** @var string|null the constructor's argument as it was given, with the `unix:` prefix */
    public $host = null;

    /** @var int the port that is bound, resolved if 0 was asked for; 0 for a unix socket, -1 before listening */
    public $port = -1;

    /** @var bool whether the constructor was asked for TLS */
    public $ssl = false;

    /** @var array|null what `set()` was given, merged; null before the first call, an array once `start()` was called */
    public $settings = null;

    /** @var int why listening or accepting failed, an errno or SWOOLE_ERROR_* value; 0 if it did not */
    public $errCode = 0;

    /** @var string the text that belongs to $errCode */
    public $errMsg = '';

    /**
     * Binds and listens, inside a coroutine or outside.
     *
     * @param string $host an IPv4 or IPv6 literal, or `unix:/path`; names are not resolved
     * @param int $port 0 to 65535; 0 takes a free one; ignored for a unix socket
     * @param bool $ssl accept TLS connections
     * @param bool $reuse_port let several servers share the port (SO_REUSEPORT)
     * @throws \Swoole\Exception if the address cannot be bound; the code is also in $errCode
     */
    public function __construct(string $host, int $port = 0, bool $ssl = false, bool $reuse_port = false) {}

    /**
     * Merges settings into $settings. They are read by `start()`, which says in the log which of them have no effect, be it
     * because their name is not known or because this server does not do what they ask for.
     *
     * - `package_max_length`: int or size (`'64K'`), default 2 MB. Bytes of head and body of a request, and of a message.
     * - `socket_buffer_size`: int or size, default that of Swoole\Coroutine::set(). Bytes that may wait for a client that does not
     *   read; what sends more waits.
     * - `max_connection`, `max_conn`: int, default four fifths of the coroutines (`max_coroutine`), so that handlers have some left.
     *   Connections beyond it wait in the backlog. While some wait, those that have been idle for longest, and for at least a
     *   second, are closed: HTTP/1's between requests, HTTP/2's without streams; a WebSocket is never idle.
     * - `metrics_listen`: string, an address and a port such as '127.0.0.1:9502', where SwooleRs\Metrics::render() is
     *   served; off by default. `metrics_path`: string, default '/metrics'. Every process of a Swoole\Process\Pool listens
     *   there, and whichever is asked tells of all of them. Whoever reaches that address can read it.
     * - `max_wait_time`: int|float, seconds that requests and WebSockets may go on after `shutdown()`, default 0: as long as they
     *   like. Then their connections end, WebSocket clients get close code 1001, and what handlers wait for fails.
     * - `http_max_headers`: int, default 100. Requests with more header fields are answered with 431.
     * - `http_parse_cookie`, `http_parse_post`: bool, default true. False leaves cookies in $header, and forms, multipart
     *   ones included, to `getContent()`.
     * - `http_parse_files`: bool, default false. Files whose field has a name with brackets have the shape of $_FILES then;
     *   otherwise each has its record at the place that the brackets say.
     * - `upload_tmp_dir`: string, default the ini setting of that name, or the system's folder for temporary files. Uploads
     *   and large bodies are kept there while they arrive and their request lives. It is made if it does not exist.
     * - `upload_max_filesize`: int or size, default the ini setting of that name (2M). A larger file has UPLOAD_ERR_INI_SIZE.
     * - `upload_max_disk`: int or size, default 1G: what all those files of the process may take. A request that finds it
     *   taken is answered with 507, one that could never fit with 413.
     *
     * Forms keep to the ini settings `max_input_vars`, `max_file_uploads`, `max_multipart_body_parts` and `file_uploads`; what
     * is beyond them is left out and said in the log. `post_max_size` does not count beside `package_max_length`.
     *
     * Responses are compressed by the coding that the client wants most (br, gzip, deflate or zstd), those that come in parts
     * by `write()`, too: each part can be read when it arrives. How is said by
     *
     * - `http_compression`: bool, default true.
     * - `http_compression_level`, `compression_level`, `http_gzip_level`: int, default 1. Values beyond a coding's own levels
     *   mean its lowest or highest.
     * - `http_compression_min_length`, `compression_min_length`: int, default 20. Shorter content is sent as it is.
     * - `http_compression_types`, `compression_types`: array of media types, default all of them.
     *
     * Content of 128 KB and more, whole or a part, is compressed on another thread, for which `end()` and `write()` wait.
     *
     * What has a Content-Encoding or Content-Range already, or `no-transform` in Cache-Control, is left alone. Streams share
     * the memory of `swoole_rs.window_memory`; those that find it used up are sent as they are.
     *
     * TLS is on if the constructor's $ssl is true, or `open_ssl`. Its settings:
     *
     * - `ssl_cert_file`, `ssl_key_file`: PEM files, the server's certificate first in its chain. `ssl_passphrase`: of an
     *   encrypted key.
     * - `ssl_sni_certs`: array, further certificates by host name (`['example.org' => ['ssl_cert_file' => ...,
     *   'ssl_key_file' => ...]]`); `*.example.org` is for all names in that domain.
     * - `ssl_verify_peer`: bool, default false. True asks clients for certificates by an authority of
     *   `ssl_client_cert_file`, `ssl_cafile` or `ssl_capath`.
     *   Certificates that are in those files themselves are accepted whatever they are for, `ssl_allow_self_signed` (bool,
     *   default false) accepts any that nobody else has signed. `ssl_verify_depth`: int, certificates between a client's and
     *   the authority's.
     * - `ssl_handshake_timeout`: int|float, seconds that a handshake may take, default 10.
     * - `ssl_protocols`: SWOOLE_SSL_TLSv1_2, SWOOLE_SSL_TLSv1_3, or both, the default; there are no older ones.
     * - `ssl_ciphers`: suites by OpenSSL's names, separated by `:`. Those that do not exist here are left out and said in
     *   the log.
     *
     * Clients may take up earlier sessions, also with another process of the same family: the keys of tickets are shared
     * by all that a process forks, and change every six hours. No data is taken before the handshake has ended (0-RTT).
     * SwooleRs\ServerControl::reloadCertificates() reads the files anew.
     *
     * Where proxies stand in front, none of them is believed unless it is named:
     *
     * - `trusted_proxies`: array of addresses and networks (`['10.0.0.0/8', '::1', 'unix:']`). What they say about clients is
     *   `remote_addr` and `remote_port` (0 if they do not say): of X-Forwarded-For the last address that is none of theirs.
     * - `forwarded_header`: string, 'X-Forwarded-For' (the default) or 'Forwarded' (RFC 7239). Only that one is read.
     * - `proxy_protocol`: bool, default false. True: their connections begin with the header of the PROXY protocol, version 1
     *   or 2, before TLS. One without is closed; connections of others have none.
     *
     * `access_log`: string, a file, to which a line is added for each request: client, time, request, status, bytes of content,
     * Referer, User-Agent, seconds, and the request's name, which is `$request->server['request_id']`, too: what a trusted proxy
     * has sent as X-Request-Id, or a new one. 499 is a client that has gone before it was answered. Lines are written within
     * 0.1 s, by another thread; up to 4 MB wait for a slow disk. `access_log_format`: string, 'combined' (the default) or 'json'.
     * SwooleRs\ServerControl::reopenLogs() opens the file anew.
     *
     * `user`, `group`: string, names of the system's, whose the process is once it listens and has read its certificates,
     * for good. It has to have begun as root. Without a group it is the user's. What is opened later, such as
     * certificates that are read anew, has to be theirs to open, `upload_tmp_dir` theirs to write to; a port below 1024 cannot
     * be listened on again.
     *
     * Files below a folder are served by GET and HEAD without a handler, with ranges, conditions and `nosniff`:
     *
     * - `enable_static_handler`: bool, default false. `document_root`: string, the folder, opened once by `start()`.
     * - `static_handler_locations`: array of beginnings of paths, each with a slash first. Only those paths are files', and
     *   what is not there is answered with 404. Without them, what is not there is the handlers'.
     * - `http_index_files`: array of names that stand for a folder. `http_autoindex`: bool, default false, lists others.
     *
     * No path leads out of the folder. Names that begin with a dot, and PHP's own files, are not there.
     *
     * Clients that begin with HTTP/2's preface (RFC 9113, section 3.4) are served in HTTP/2, each request in a coroutine of
     * its own. What it may do can be set here or, for all servers, by `Coroutine::set()`:
     *
     * - `open_http2_protocol`: bool. False answers such clients with 505; by default they are served.
     * - `http2_max_concurrent_streams`: int, default 128. Further requests of a connection are refused (REFUSED_STREAM), and
     *   as many of its handlers run at once, at most.
     * - `http2_init_window_size`: int, default 65535. Bytes of a body that a client may send before they were taken.
     * - `http2_max_frame_size`: int, 16384 to 16777215, default 16384.
     * - `http2_max_header_list_size`: int, default 65536. Requests with a longer head are answered with 431; four times as
     *   much ends the connection.
     * - `http2_max_headers`: int, default `http_max_headers`. Requests with more fields are answered with 431.
     * - `http2_header_table_size`: int, default 4096. Bytes of earlier fields that a client may refer to.
     *
     * `write()` and `end()` wait while a stream has 256 KB queued, or `socket_buffer_size` if that is less. One that takes
     * nothing for `socket_write_timeout` is reset. Fields that cannot be decoded end the connection with PROTOCOL_ERROR, which
     * RFC 9113, section 4.3, would have as COMPRESSION_ERROR. A connection without streams ends after `socket_read_timeout`, and one
     * that brings more noise (pings, settings, frames without content) than requests with ENHANCE_YOUR_CALM.
     *
     * `websocket_compression` (bool, default false) accepts clients' offers of permessage-deflate (RFC 7692): messages are
     * compressed both ways. How is said by
     *
     * - `websocket_compression_context_takeover`: bool, default false. True lets messages refer to those before them, where
     *   the client wants it, too. They get smaller, and each connection holds a window's bytes for each direction, beside
     *   up to 12 MB for all of them. When `swoole_rs.window_memory` (ini, default 128M) is used up, further connections do
     *   without. Without, a silent connection holds nothing, and a message for many is compressed once.
     * - `websocket_compression_window_bits`: int, 9 to 15, default 15. The window has 2 to the power of so many bytes: 512
     *   to 32768. Clients may ask for less. They are held to it where they allow it (`client_max_window_bits`).
     * - `websocket_compression_level`: int, 1 (fast) to 9 (small), default 6.
     * - `websocket_compression_min_length`: int, default 1. Messages of fewer bytes are sent as they are.
     *
     * `package_max_length` bounds a message both as it comes and as it was before it was compressed.
     *
     * `open_websocket_close_frame`, `open_websocket_ping_frame`, `open_websocket_pong_frame` (bool, default false) give such frames
     * to `recv()`, too. A ping is the handler's to answer then; a close frame is answered already.
     *
     * Settings of WebSocket connections that Swoole does not have, all off by default:
     *
     * - `websocket_subprotocol`: string|array, the subprotocols that the application speaks. `upgrade()` answers with the
     *   first of the client's list that is among them (RFC 6455, section 1.9), unless the handler has set the header
     *   `Sec-WebSocket-Protocol` itself; with none if there is none in common.
     * - `websocket_allowed_origins`: string|array, the origins of web pages that may connect, exactly as browsers send
     *   them (`https://example.org`), or `*`. `upgrade()` answers pages of other origins with 403. A request without an
     *   `Origin` header comes from no web page, and is let through: such a client could send any origin.
     * - `websocket_ping_interval`: int|float, seconds. A peer that was silent for so long is sent an empty ping, again
     *   after each further interval, while nothing of PHP runs. With `open_websocket_pong_frame`, `recv()` sees the answers.
     * - `websocket_idle_timeout`: int|float, seconds. A peer that was silent for so long is given up: it is sent close
     *   code 1001, `recv()` returns false with errno 110 and then '', pushes return false. Silence is that no byte
     *   arrives, read or not: a handler may do without `recv()` for longer. Peers answer pings, so that with a
     *   `websocket_ping_interval` below it only those end that are gone.
     * - `websocket_overflow`: string, what `push()` does while the peer does not read and `socket_buffer_size` bytes are
     *   queued for it. `'wait'`, the default: it waits for room, for `socket_write_timeout` at most. `'drop'`: it returns
     *   false with SWOOLE_ERROR_OUTPUT_BUFFER_OVERFLOW at once, and the message is dropped, with all of its fragments; a
     *   message of which some are queued already is not dropped, its others wait. `'close'`: the message is dropped, and
     *   the connection is closed; `recv()` returns false with that error, then ''. So one slow peer does not hold up a
     *   broadcast.
     *
     * Settings that keep slow clients from holding what others need; Swoole does not have them either:
     *
     * - `http_header_timeout`: int|float, seconds from the first byte of a request's head to its last, default 10; then
     *   it is answered with 408.
     * - `http_body_timeout`: int|float, seconds that a body may pause, default `socket_read_timeout` (60); then it is answered
     *   with 408. 0 is no limit but the rate's.
     * - `http_keepalive_timeout`: int|float, seconds that a connection may wait for a request, default `socket_read_timeout`;
     *   0 is no limit. In HTTP/2, a connection without streams.
     * - `min_transfer_rate`: int, bytes a second that a request's body, or a WebSocket frame that has begun, must bring,
     *   default 500; 0 is any. A pause may be as long as `socket_read_timeout`. A body is answered with 408, a frame with
     *   close code 1008, and `recv()` returns false with errno 110, then ''.
     *   A client that takes less of what is sent last, before its connection is closed, is cut off.
     * - `min_transfer_rate_grace`: int|float, seconds before that counts, default 20.
     * - `close_timeout`: int|float, seconds, default 5. A connection that is closed, or a WebSocket that was sent a close
     *   frame, waits at most so long for the client's part once everything is out, and then is cut off.
     *
     * All connections of the process may keep `swoole_rs.input_memory` (ini, default 256M) of incomplete requests and
     * messages, beyond 64 KB each. When that is used up, those go that have sent least of late: with 503, or close code
     * 1013, and `recv()` returns false with errno 105, then ''.
     *
     * What clients do not read waits in `swoole_rs.output_memory` (ini, default 256M) for all connections of the process,
     * a large string that many of them get only once. What finds no place there waits in temporary files without a name,
     * `swoole_rs.output_disk` (ini, default 1G) of them. When that is used up as well, the client goes that reads slowest,
     * with a line in the log.
     *
     * @param array<string,mixed> $settings for example `['package_max_length' => 2097152]` (bytes, or a size such as '2M')
     * @return bool false for an empty array, which changes nothing
     */
    public function set(array $settings): bool {}

    /**
     * Sets the handler of all paths that begin with a pattern, ignoring case; the longest match wins.
     * `/` serves what nothing else matches. Takes effect with the next request, also on a running server.
     *
     * @param string $pattern a literal prefix of the path
     * @param callable(\Swoole\Http\Request,\Swoole\Http\Response):mixed $callback its return value is ignored
     * @return bool false, with a warning, if the callback cannot be called
     */
    public function handle(string $pattern, callable $callback): bool {}

    /**
     * Accepts connections until `shutdown()`, suspending the calling coroutine.
     *
     * @return bool true once the server stopped; $errCode and $errMsg say why
     * @throws \Swoole\Error outside a coroutine, or for a size that is none
     * @throws \Swoole\Exception if a setting that Swoole does not have, such as `websocket_overflow`, means nothing; the
     *     code is SWOOLE_ERROR_INVALID_PARAMS
     */
    public function start(): bool {}

    /**
     * Stops accepting and ends idle connections. Requests in progress and WebSocket connections go on to their end.
     * May be called from a handler, repeatedly, and before `start()`, where it has no effect.
     */
    public function shutdown(): void {}
}
