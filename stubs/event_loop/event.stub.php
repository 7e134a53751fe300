<?php

namespace Swoole {
    /**
     * The event loop: descriptors that it watches, and what is called in its turns. Each call of a callback is a coroutine
     * of its own, unless `enable_coroutine` is off. Only static methods; `new` throws an Error.
     *
     * A turn calls the callback of `cycle()` with `$before`, waits, serves descriptors, then timers, then what was put
     * off with `defer()`, and calls the other callback of `cycle()`.
     */
    class Event
    {
        /**
         * Watches a descriptor, which becomes non-blocking. Its callbacks get `$fd`; they are called in each turn in which
         * it is ready. The loop runs as long as descriptors are watched.
         *
         * @param resource|\Socket|Process|int $fd a stream, a socket, or the number of a descriptor
         * @param int $events SWOOLE_EVENT_READ, SWOOLE_EVENT_WRITE, or both
         * @return int|false the number of the descriptor; false, with a warning, if it cannot be watched
         * @throws Exception if a callback is none (SWOOLE_ERROR_INVALID_PARAMS)
         */
        public static function add(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = SWOOLE_EVENT_READ): int|false {}

        /**
         * Stops watching a descriptor.
         *
         * @return bool false if it was not watched
         */
        public static function del(mixed $fd): bool {}

        /**
         * Changes how a descriptor is watched.
         *
         * @param callable|null $read_callback null leaves the one that is there
         * @param callable|null $write_callback null leaves the one that is there
         * @param int $events SWOOLE_EVENT_READ, SWOOLE_EVENT_WRITE, both, or 0 for none
         * @return bool false, with a warning, if it is not watched
         * @throws Exception if a callback is none (SWOOLE_ERROR_INVALID_PARAMS)
         */
        public static function set(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = 0): bool {}

        /**
         * Whether a descriptor is watched for any of these events. Output that it has not taken yet counts as
         * SWOOLE_EVENT_WRITE.
         *
         * @param int $events SWOOLE_EVENT_READ, SWOOLE_EVENT_WRITE, or both
         */
        public static function isset(mixed $fd, int $events = SWOOLE_EVENT_READ | SWOOLE_EVENT_WRITE): bool {}

        /**
         * Sends data to a watched descriptor, in the background if it does not take all at once.
         *
         * @return bool false if it is not watched or `$data` is empty, with a warning; or if sending fails, or too much
         *   waits to be sent already (SWOOLE_ERROR_OUTPUT_BUFFER_OVERFLOW)
         */
        public static function write(mixed $fd, string $data): bool {}

        /**
         * Runs the loop until nothing is left to wait for.
         *
         * @throws Error in a coroutine
         */
        public static function wait(): void {}

        /**
         * Runs one turn of the loop, which waits if nothing is ready.
         *
         * @return bool false if there is no loop
         */
        public static function dispatch(): bool {}

        /**
         * Has a callable called at the end of this turn, or of the next one if that has come already.
         *
         * @return bool false, with a warning, if it is none
         */
        public static function defer(callable $callback): bool {}

        /**
         * Has a callable called in each turn. There is one for each of the two places; a new one replaces it. It does not
         * keep the loop alive.
         *
         * @param callable|null $callback null: none any more
         * @param bool $before before the turn waits, not at its end
         * @return bool false if there was none to remove, or with a warning if it is no callable
         */
        public static function cycle(?callable $callback, bool $before = false): bool {}

        /**
         * Ends the loop with this turn, and clears all timers. Coroutines that wait for it are ended.
         */
        public static function exit(): void {}

        /**
         * Runs what is left of coroutines, timers and servers. Happens by itself when a script ends.
         */
        public static function rshutdown(): void {}
    }
}

namespace {
    /**
     * @alias Swoole\Event::add
     */
    function swoole_event_add(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = SWOOLE_EVENT_READ): int|false {}

    /**
     * @alias Swoole\Event::set
     */
    function swoole_event_set(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = 0): bool {}

    /**
     * @alias Swoole\Event::del
     */
    function swoole_event_del(mixed $fd): bool {}

    /**
     * @alias Swoole\Event::isset
     */
    function swoole_event_isset(mixed $fd, int $events = SWOOLE_EVENT_READ | SWOOLE_EVENT_WRITE): bool {}

    /**
     * @alias Swoole\Event::write
     */
    function swoole_event_write(mixed $fd, string $data): bool {}

    /**
     * @alias Swoole\Event::wait
     */
    function swoole_event_wait(): void {}

    /**
     * @alias Swoole\Event::dispatch
     */
    function swoole_event_dispatch(): bool {}

    /**
     * @alias Swoole\Event::defer
     */
    function swoole_event_defer(callable $callback): bool {}

    /**
     * @alias Swoole\Event::cycle
     */
    function swoole_event_cycle(?callable $callback, bool $before = false): bool {}

    /**
     * @alias Swoole\Event::exit
     */
    function swoole_event_exit(): void {}

    /**
     * Runs what is left of coroutines, timers and servers. Happens by itself when a script ends.
     *
     * @alias Swoole\Event::rshutdown
     */
    function swoole_event_rshutdown(): void {}
}
