<?php

namespace Swoole;

/**
 * Which of PHP's own functions suspend only the coroutine that calls them. Only static methods; `new` throws an Error.
 *
 * Of the flags SWOOLE_HOOK_SLEEP acts: sleep(), usleep(), time_nanosleep() and time_sleep_until() suspend the coroutine,
 * and with a time of 0 let the others run. The other flags are kept and do nothing yet.
 */
class Runtime
{
    /**
     * Sets the flags, and with them the option `hook_flags`.
     *
     * @param int $flags SWOOLE_HOOK_* values, combined by |; 0 switches all off
     * @return bool true
     */
    public static function enableCoroutine(int $flags = SWOOLE_HOOK_ALL): bool {}

    /**
     * The flags in force. `Swoole\Coroutine\run()` sets SWOOLE_HOOK_ALL if nobody has set any.
     */
    public static function getHookFlags(): int {}

    /**
     * Sets the flags, as enableCoroutine() does.
     *
     * @return bool true
     */
    public static function setHookFlags(int $flags): bool {}
}
