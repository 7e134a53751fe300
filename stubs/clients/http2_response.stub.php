<?php

namespace Swoole\Http2;

/**
 * A response, or a piece of one, as Swoole\Coroutine\Http2\Client receives it.
 *
 * @not-serializable
 * @uncloneable
 */
class Response
{
    /** @var int which request it answers */
    public $streamId = 0;

    /** @var int why it is not whole: SWOOLE_HTTP2_ERROR_* if the server has reset the stream, or an error of this side */
    public $errCode = 0;

    /** @var int the status; 0 in all pieces but the first; SWOOLE_HTTP_CLIENT_ESTATUS_SERVER_RESET with $errCode */
    public $statusCode = 0;

    /** @var bool more pieces follow */
    public $pipeline = false;

    /** @var array|null fields and trailers, names in lower case */
    public $headers = null;

    /** @var array|null the Set-Cookie fields, as they came */
    public $set_cookie_headers = null;

    /** @var array|null the cookies that they set */
    public $cookies = null;

    /** @var string|null the body; compression is undone */
    public $data = null;
}
