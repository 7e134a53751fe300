<?php

namespace Swoole;

/**
 * Which waiting calls suspend only the coroutine that makes them. Only static methods; `new` throws an Error.
 *
 * A call that is ready at once does not care. One that would wait asks for the flags that are in force then: the flag of the
 * extension that calls (`SOCKETS`, `NATIVE_CURL`, `PDO_PGSQL`), or of what is waited for (`TCP`, `UNIX`, `FILE`, `SLEEP`). Without
 * it the call stops the process, as in plain PHP. Outside coroutines PHP is as ever. docs/hooks.md has the table.
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
