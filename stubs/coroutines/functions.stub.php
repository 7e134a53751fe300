<?php

namespace {
    /**
     * Starts a coroutine.
     *
     * @param mixed ...$params the callable's arguments
     * @return int|false its id, greater than 0; false, with a warning, if there are too many coroutines
     * @see \Swoole\Coroutine::create()
     */
    function swoole_coroutine_create(callable $func, mixed ...$params): int|false {}

    /**
     * Has a callable run when the current coroutine ends.
     *
     * @throws \Swoole\Error outside a coroutine
     * @see \Swoole\Coroutine::defer()
     */
    function swoole_coroutine_defer(callable $callback): void {}

    /**
     * @alias swoole_coroutine_create
     * @shortname
     */
    function go(callable $func, mixed ...$params): int|false {}

    /**
     * @alias swoole_coroutine_defer
     * @shortname
     */
    function defer(callable $callback): void {}
}

namespace Swoole\Coroutine {
    /**
     * Runs a callable as a coroutine, and with it all coroutines, timers and servers until none is left. Inside a
     * coroutine it starts a child and waits for it.
     *
     * @param mixed ...$args the callable's arguments
     * @return bool false, with a warning, if nothing could be run
     * @throws \Throwable what left a coroutine uncaught
     * @library
     */
    function run(callable $fn, mixed ...$args): bool {}

    /**
     * Starts a coroutine.
     *
     * @param mixed ...$args the callable's arguments
     * @return int|false its id, greater than 0; false, with a warning, if there are too many coroutines
     * @see \Swoole\Coroutine::create()
     * @library
     */
    function go(callable $fn, mixed ...$args): int|false {}

    /**
     * Has a callable run when the current coroutine ends.
     *
     * @throws \Swoole\Error outside a coroutine
     * @see \Swoole\Coroutine::defer()
     * @library
     */
    function defer(callable $fn): void {}
}

namespace Co {
    /**
     * @alias Swoole\Coroutine\run
     * @shortname
     * @library
     */
    function run(callable $fn, mixed ...$args): bool {}

    /**
     * @alias Swoole\Coroutine\go
     * @shortname
     * @library
     */
    function go(callable $fn, mixed ...$args): int|false {}

    /**
     * @alias Swoole\Coroutine\defer
     * @shortname
     * @library
     */
    function defer(callable $fn): void {}
}
