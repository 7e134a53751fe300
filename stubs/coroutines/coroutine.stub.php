<?php

namespace Swoole;

/**
 * Coroutines: created here, scheduled cooperatively, all in one thread. Only static methods; `new` throws an Error.
 *
 * @shortname Co
 */
class Coroutine
{
    /**
     * Starts a coroutine, which runs at once until it first waits or ends.
     *
     * @param mixed ...$param the callable's arguments
     * @return int|false its id, greater than 0; false, with a warning, if there are too many coroutines
     */
    public static function create(callable $func, mixed ...$param): int|false {}

    /**
     * Has a callable run when the current coroutine ends, last come first served. It gets the coroutine's return value,
     * and nothing if an exception ended it.
     *
     * @throws \Swoole\Error outside a coroutine
     */
    public static function defer(callable $callback): void {}

    /**
     * Sets options for all coroutines of the process. Keys that are not known are kept; settings of HTTP/2 (`http2_*`) are those
     * of all servers that set none themselves.
     *
     * - `max_coroutine`, `max_coro_num`: int, default 100000. How many there may be; the kernel's `vm.max_map_count` may allow
     *   fewer.
     * - `c_stack_size`, `stack_size`: int or size (`'1M'`), default 2 MiB, 64 KiB to 16 MiB. The C stack of each.
     * - `exception_handler`: callable(Throwable $exception), gets what nobody in a coroutine has caught, and the loop goes on.
     * - `exit_condition`: callable(): bool, asked when nothing is left to wait for. False has the loop go on.
     * - `enable_preemptive_scheduler`: bool, default the ini setting. Coroutines that run for 10 ms give way to others.
     * - `hook_flags`: int, SWOOLE_HOOK_*, as for Runtime::enableCoroutine().
     * - `wait_signal`: bool, default false. True has handlers of signals keep the loop alive.
     * - `enable_deadlock_check`: bool, default true; `deadlock_check_disable_trace`: bool, default false;
     *   `deadlock_check_limit`, `deadlock_check_depth`: int, default 32. Whether what can wake nobody any more is reported, of how
     *   many coroutines, with how many frames of each.
     *
     * Time limits in seconds, of which 0 and less are none:
     *
     * - `socket_connect_timeout`: int|float, default 10.
     * - `socket_read_timeout`, `socket_recv_timeout`, `socket_write_timeout`, `socket_send_timeout`: int|float, default 60.
     *   `socket_timeout`: all of them at once.
     * - `socket_buffer_size`: int or size, default the ini setting (8 MiB). What may wait for a peer that does not read before
     *   whoever sends has to wait, too.
     *
     * Names of hosts:
     *
     * - `dns_server`: string, an address or an address and a port, instead of those in /etc/resolv.conf.
     * - `dns_cache_capacity`: int, default 1000, and `dns_cache_expire`, `dns_cache_refresh_time`: seconds, default 60. How many
     *   addresses are remembered, for how long.
     * - `name_resolver`: array of Swoole\NameResolver, registries that are asked before DNS.
     *
     * The log:
     *
     * - `log_level`: int, SWOOLE_LOG_*, default SWOOLE_LOG_INFO. Lines below it are not written.
     * - `log_file`: string, default '', which is the standard output. `log_rotation`: int, SWOOLE_LOG_ROTATION_*.
     * - `log_date_format`: string, as strftime() has it. `log_date_with_microseconds`: bool, default false.
     * - `display_errors`: bool, the ini setting `swoole.display_errors`. `print_backtrace_on_error`: bool, default false.
     */
    public static function set(array $options): void {}

    /**
     * What `set()` was given, merged; null before its first call.
     */
    public static function getOptions(): ?array {}

    /**
     * Whether a coroutine exists and has not ended.
     */
    public static function exists(int $cid): bool {}

    /**
     * Suspends the current coroutine until another one resumes it.
     *
     * @return bool false if it was cancelled
     * @throws \Swoole\Error outside a coroutine
     */
    public static function yield(): bool {}

    /**
     * @alias Swoole\Coroutine::yield
     */
    public static function suspend(): bool {}

    /**
     * Makes what a coroutine waits for fail, or throws a CanceledException there. It runs before this returns.
     *
     * @return bool false if it cannot be cancelled (SWOOLE_ERROR_CO_CANNOT_CANCEL) or does not exist (SWOOLE_ERROR_CO_NOT_EXISTS)
     */
    public static function cancel(int $cid, bool $throw_exception = false): bool {}

    /**
     * Continues a coroutine that called `yield()`. It runs before this returns.
     *
     * @return bool false, with a warning, if it waits for something else or does not exist
     */
    public static function resume(int $cid): bool {}

    /**
     * Waits until the given coroutines have ended.
     *
     * @param int[] $cid_array
     * @param float $timeout in seconds; 0 and negative values mean no limit
     * @return bool false if the time is over (SWOOLE_ERROR_CO_TIMEDOUT), the wait was cancelled, or there is nothing to wait for
     */
    public static function join(array $cid_array, float $timeout = -1): bool {}

    /**
     * Whether the last wait of the current coroutine was ended by `cancel()`.
     *
     * @throws \Swoole\Error outside a coroutine
     */
    public static function isCanceled(): bool {}

    /**
     * Gives the current coroutine a time to end. If it has not, a TimeoutException is thrown where it waits then, or next.
     * A new limit replaces the one before.
     *
     * @param float $timeout in seconds; 0 takes the limit back
     * @return bool false for 0, and with a warning for a negative one
     * @throws \Swoole\Error outside a coroutine
     */
    public static function setTimeLimit(float $timeout): bool {}

    /**
     * Numbers about the scheduler and its coroutines, by name.
     */
    public static function stats(): array {}

    /**
     * The id of the current coroutine; -1 outside of one.
     */
    public static function getCid(): int {}

    /**
     * @alias Swoole\Coroutine::getCid
     */
    public static function getuid(): int {}

    /**
     * The id of the coroutine in which a coroutine was created.
     *
     * @param int $cid 0 means the current one
     * @return int|false -1 if it was created outside of any; false if there is no such coroutine
     */
    public static function getPcid(int $cid = 0): int|false {}

    /**
     * The context of a coroutine, always the same object.
     *
     * @param int $cid 0 means the current one
     * @return \Swoole\Coroutine\Context|null null if there is no such coroutine
     */
    public static function getContext(int $cid = 0): ?Coroutine\Context {}

    /**
     * The calls that led to where a coroutine is, as debug_backtrace() gives them.
     *
     * @param int $cid 0 means the current one, or the main script outside of coroutines
     * @param int $options DEBUG_BACKTRACE_*
     * @param int $limit of frames; 0 means none
     * @return array|false false if there is no such coroutine (SWOOLE_ERROR_CO_NOT_EXISTS)
     */
    public static function getBackTrace(int $cid = 0, int $options = DEBUG_BACKTRACE_PROVIDE_OBJECT, int $limit = 0): array|false {}

    /**
     * Prints the same, as debug_print_backtrace() does; nothing if there is no such coroutine.
     */
    public static function printBackTrace(int $cid = 0, int $options = 0, int $limit = 0): void {}

    /**
     * Milliseconds since a coroutine was created, some of them too many at most.
     *
     * @param int $cid 0 means the current one
     * @return int -1 if there is no such coroutine
     */
    public static function getElapsed(int $cid = 0): int {}

    /**
     * Bytes that the calls of a coroutine take of PHP's stack.
     *
     * @param int $cid 0 means the current one, or the main script outside of coroutines
     * @return int|false false if there is no such coroutine (SWOOLE_ERROR_CO_NOT_EXISTS)
     */
    public static function getStackUsage(int $cid = 0): int|false {}

    /**
     * The ids of all coroutines, in no particular order.
     */
    public static function list(): Coroutine\Iterator {}

    /**
     * @alias Swoole\Coroutine::list
     */
    public static function listCoroutines(): Coroutine\Iterator {}

    /**
     * Lets the current coroutine give way to others while it runs for long, as all do at first, where the setting
     * `swoole.enable_preemptive_scheduler` or the option `enable_preemptive_scheduler` is on.
     *
     * @return bool false if that is nothing new, and outside a coroutine
     */
    public static function enableScheduler(): bool {}

    /**
     * Keeps the current coroutine from giving way to others while it runs.
     *
     * @return bool false if that is nothing new, and outside a coroutine
     */
    public static function disableScheduler(): bool {}

    /**
     * Suspends the current coroutine for a time.
     *
     * @param float $seconds at least 0.001
     * @return bool false if it was cancelled, or with a warning if the time is too short
     * @throws \Swoole\Error outside a coroutine
     */
    public static function sleep(float $seconds): bool {}

    /**
     * @alias Swoole\Coroutine\System::gethostbyname
     */
    public static function gethostbyname(string $domain_name, int $type = AF_INET, float $timeout = -1): string|false {}

    /**
     * @alias Swoole\Coroutine\System::dnsLookup
     */
    public static function dnsLookup(string $domain_name, float $timeout = 60, int $type = AF_INET): string|false {}

    /**
     * @alias Swoole\Coroutine\System::exec
     */
    public static function exec(string $command, bool $get_error_stream = false): array|false {}

    /**
     * @alias Swoole\Coroutine\System::getaddrinfo
     */
    public static function getaddrinfo(
        string $domain,
        int $family = AF_INET,
        int $socktype = SOCK_STREAM,
        int $protocol = STREAM_IPPROTO_TCP,
        ?string $service = null,
        float $timeout = -1
    ): array|bool {}

    /**
     * @alias Swoole\Coroutine\System::statvfs
     */
    public static function statvfs(string $path): array|false {}

    /**
     * @alias Swoole\Coroutine\System::readFile
     */
    public static function readFile(string $filename, int $flag = 0): string|false {}

    /**
     * @alias Swoole\Coroutine\System::writeFile
     */
    public static function writeFile(string $filename, string $fileContent, int $flags = 0): int|false {}

    /**
     * @alias Swoole\Coroutine\System::wait
     */
    public static function wait(float $timeout = -1): array|false {}

    /**
     * @alias Swoole\Coroutine\System::waitPid
     */
    public static function waitPid(int $pid, float $timeout = -1): array|false {}

    /**
     * @alias Swoole\Coroutine\System::waitSignal
     */
    public static function waitSignal(array|int $signals, float $timeout = -1): int|false {}

    /**
     * @alias Swoole\Coroutine\System::waitEvent
     */
    public static function waitEvent(mixed $socket, int $events = SWOOLE_EVENT_READ, float $timeout = -1): int|false {}
}
