<?php

namespace Swoole\Coroutine\Socket;

/**
 * A socket that cannot be made, or vectors that cannot be read or written. The code is an errno.
 *
 * @shortname Co\Socket\Exception
 */
class Exception extends \Swoole\Exception
{
}
