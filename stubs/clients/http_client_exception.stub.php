<?php

namespace Swoole\Coroutine\Http\Client;

/**
 * Thrown where there can be no client: no host, no URL, or no answer for the functions get(), post() and request().
 *
 * @shortname Co\Http\Client\Exception
 */
class Exception extends \Swoole\Exception
{
}
