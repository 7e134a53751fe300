<?php

namespace Swoole;

/**
 * Thrown by `exit` in a coroutine. Uncaught in a request handler it ends that request, elsewhere the process.
 */
class ExitException extends Exception
{
    private $flags = 0;

    private $status = 0;

    /**
     * Where `exit` was called.
     *
     * @return int SWOOLE_EXIT_IN_COROUTINE
     */
    public function getFlags(): int {}

    /**
     * The argument of `exit`.
     *
     * @return mixed without an argument null, or 0 from PHP 8.4 on
     */
    public function getStatus(): mixed {}
}
