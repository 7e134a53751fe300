<?php

namespace Swoole {
    /**
     * What goes wrong in the environment: an address in use, for example. The code is an errno or SWOOLE_ERROR_*.
     */
    class Exception extends \Exception
    {
    }

    /**
     * Misuse of the programming interface: waiting outside a coroutine, for example.
     */
    class Error extends \Error
    {
    }
}

namespace Swoole\Coroutine {
    /**
     * Thrown where a coroutine waits, by `Coroutine::cancel($cid, true)`.
     */
    final class CanceledException extends \Exception
    {
    }

    /**
     * Thrown where a coroutine waits when its time is over.
     */
    final class TimeoutException extends \Exception
    {
    }
}
