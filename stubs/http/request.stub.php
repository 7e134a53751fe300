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

    /**
     * @var array<string,string|list<string>> header fields by lower-case name; a field that came more than once is a list;
     *     null in an object made with `new`
     */
    public $header = null;

    /**
     * @var array{request_method:string,request_uri:string,path_info:string,query_string?:string,server_protocol:string,server_addr:string,server_port:int,remote_addr:string,remote_port:int,request_time:int,request_time_float:float,request_id?:string}
     *     what is known of the request besides its fields, without the addresses if it was made by `create()`; null in an
     *     object made with `new`
     */
    public $server = null;

    /** @var array<string,string>|null cookies by name, percent-decoded; null if there are none */
    public $cookie = null;

    /** @var array<string|array<mixed>>|null the query string, parsed as $_GET is; null if there is none */
    public $get = null;

    /** @var array<string|array<mixed>>|null the form fields of the body, parsed as $_POST is; null if there are none */
    public $post = null;

    /**
     * @var array<array<mixed>>|null uploaded files by field: type, tmp_name, size, name, error (UPLOAD_ERR_*) and full_path, which is the
     *     name with the folders that the client sent before it; null if there are none
     */
    public $files = null;

    /** @var list<string>|null paths of the uploaded files, which go away with the request; null if there are none */
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
     *
     * @return string|false of a request whose body came in chunks, the head alone; false, with a warning, in HTTP/2
     */
    public function getData(): string|false {}

    /**
     * A request to be parsed from bytes that the script has read by itself.
     *
     * @param array<string,mixed> $options names in any case. `parse_cookie`, `parse_body` (forms): bool, default true. `parse_files`: bool,
     *     default true; names with brackets have the shape of $_FILES. `upload_tmp_dir`: string. `enable_compression`,
     *     `compression_level`: of a response that Response::create() makes for it.
     */
    public static function create(array $options = []): \Swoole\Http\Request {}

    /**
     * Takes the next bytes of a request that `create()` has made. They may come in pieces, however they are cut.
     *
     * @return int|false how many of them belong to the request: fewer than were given mean that the rest is the next one's.
     *     False if it is complete already, if it is malformed, and from then on
     */
    public function parse(string $data): int|false {}

    /**
     * Whether header and body have been received completely. So it is for a request of HTTP/1 that a handler gets; of HTTP/2
     * it is false, as in Swoole, though they are complete as well.
     */
    public function isCompleted(): bool {}

    /**
     * The method, in upper case: 'GET'. Before `parse()` knows it: 'DELETE', as in Swoole.
     */
    public function getMethod(): string|false {}
}
