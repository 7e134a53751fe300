<?php

namespace Swoole {
    /**
     * Callbacks at a time. Each call of one is a coroutine of its own, unless `enable_coroutine` is off. The event loop
     * runs as long as there are timers. Only static methods; `new` throws an Error.
     */
    class Timer
    {
        /**
         * Has a callable called again and again. It gets the timer's id, then `$params`. A call does not wait for the one
         * before it to end; times that have passed meanwhile are left out.
         *
         * @param int $ms milliseconds between two calls, at least 1
         * @return int|false the timer's id; false, with a warning, if the time is too short
         */
        public static function tick(int $ms, callable $callback, mixed ...$params): int|false {}

        /**
         * Has a callable called once, with `$params`.
         *
         * @param int $ms milliseconds until then, at least 1; it is never called earlier
         * @return int|false the timer's id; false, with a warning, if the time is too short
         */
        public static function after(int $ms, callable $callback, mixed ...$params): int|false {}

        /**
         * Whether there is a timer of this id that has not been cleared.
         */
        public static function exists(int $timer_id): bool {}

        /**
         * What is known about a timer: `exec_msec` (when it is due, in milliseconds since the loop's first timer was
         * set), `exec_count` (how often it was called), `interval` (in milliseconds; 0 if it is called once only),
         * `round` (the loop's turn that set it) and `removed` (its own callback, which runs, has cleared it).
         *
         * @return array|null null if there is no timer of this id (false before a loop's first timer was set)
         */
        public static function info(int $timer_id): ?array {}

        /**
         * Numbers about timers: `initialized` (whether one was set in this loop), `num` (how many there are) and `round`
         * (how often the loop has looked for due ones).
         */
        public static function stats(): array {}

        /**
         * The ids of all timers.
         */
        public static function list(): Timer\Iterator {}

        /**
         * Clears a timer; allowed in its own callback, too.
         *
         * @return bool false if there is no timer of this id
         */
        public static function clear(int $timer_id): bool {}

        /**
         * Clears all timers.
         *
         * @return bool false if none was set since the loop began
         */
        public static function clearAll(): bool {}
    }
}

namespace {
    /**
     * @alias Swoole\Timer::after
     */
    function swoole_timer_after(int $ms, callable $callback, mixed ...$params): int|false {}

    /**
     * @alias Swoole\Timer::tick
     */
    function swoole_timer_tick(int $ms, callable $callback, mixed ...$params): int|false {}

    /**
     * @alias Swoole\Timer::exists
     */
    function swoole_timer_exists(int $timer_id): bool {}

    /**
     * @alias Swoole\Timer::info
     */
    function swoole_timer_info(int $timer_id): ?array {}

    /**
     * @alias Swoole\Timer::stats
     */
    function swoole_timer_stats(): array {}

    /**
     * @alias Swoole\Timer::list
     */
    function swoole_timer_list(): Swoole\Timer\Iterator {}

    /**
     * @alias Swoole\Timer::clear
     */
    function swoole_timer_clear(int $timer_id): bool {}

    /**
     * @alias Swoole\Timer::clearAll
     */
    function swoole_timer_clear_all(): bool {}
}
