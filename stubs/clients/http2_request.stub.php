<?php

namespace Swoole\Http2;

/**
 * A request for Swoole\Coroutine\Http2\Client::send().
 *
 * @not-serializable
 * @uncloneable
 */
class Request
{
    /** @var string */
    public $path = '/';

    /** @var string it does not change with $data */
    public $method = 'GET';

    /** @var array|null fields by name; names are sent in lower case, `host` as `:authority` */
    public $headers = null;

    /** @var array|null values by name */
    public $cookies = null;

    /** @var mixed the body: a string, or an array that is sent as a form */
    public $data = '';

    /** @var bool more of the body follows by write() */
    public $pipeline = false;

    /** @var bool read() gives the response in pieces, as they come */
    public $usePipelineRead = false;
}
