<?php

namespace Swoole\Coroutine\Http2\Client;

/**
 * Thrown where there can be no client: no host.
 *
 * @shortname Co\Http2\Client\Exception
 */
class Exception extends \Swoole\Exception
{
}
