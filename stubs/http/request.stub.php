<?php

namespace Swoole\Http;

/**
 * A request, as a handler of Swoole\Coroutine\Http\Server gets it. An object made with `new` has no request: its
 * methods return false and `swoole_last_error()` is SWOOLE_ERROR_HTTP_CONTEXT_UNAVAILABLE.
 *
 * @not-serializable
 * @uncloneable
 */
class Request
{
    /** @var int the connection's descriptor */
    public $fd = 0;

    /** @var int the HTTP/2 stream; 0 in HTTP/1 */
    public $streamId = 0;

    /** @var array|null header fields by lower-case name; a field that came more than once is a list */
    public $header = null;

    /** @var array|null `request_method`, `request_uri`, `path_info`, `remote_addr` and so on */
    public $server = null;

    /** @var array|null cookies by name, percent-decoded; null if there are none */
    public $cookie = null;

    /** @var array|null the query string, parsed as $_GET is; null if there is none */
    public $get = null;

    /** @var array|null the form fields of the body, parsed as $_POST is; null if there are none */
    public $post = null;

    /**
     * @var array|null uploaded files by field: type, tmp_name, size, name, error (UPLOAD_ERR_*) and full_path, which is the
     *     name with the folders that the client sent before it; null if there are none
     */
    public $files = null;

    /** @var array|null paths of the uploaded files, which go away with the request; null if there are none */
    public $tmpfiles = null;

    /**
     * The body, without its transfer coding. A multipart form is taken apart as it arrives, and not kept: then it is empty.
     *
     * @return string|false '' if there is none; false if there is no memory for it (errno 12, ENOMEM)
     */
    public function getContent(): string|false {}

    /**
     * @alias Swoole\Http\Request::getContent
     */
    public function rawContent(): string|false {}

    /**
     * The request as it was received: request line, header and body.
     */
    public function getData(): string|false {}

    /**
     * Whether header and body have been received completely, which is always so for a request that a handler gets.
     */
    public function isCompleted(): bool {}

    /**
     * The method, in upper case: 'GET'.
     */
    public function getMethod(): string|false {}
}
