<?php

namespace Swoole\Coroutine;

/**
 * Waiting for what lies outside of PHP: time, files, names of hosts, processes, signals, descriptors. Only static methods,
 * which Swoole\Coroutine has, too; `new` throws an Error.
 *
 * All suspend the current coroutine only, and throw a \Swoole\Error outside of one unless they say otherwise. A wait that
 * was cancelled returns false (SWOOLE_ERROR_CO_CANCELED). Time limits are in seconds; where -1 is the default, 0 and
 * negative values mean no limit.
 *
 * @shortname Co\System
 */
class System
{
    /**
     * The first address of a host, by the system's own rules. Addresses are remembered, see the options
     * `dns_cache_capacity` and `dns_cache_expire`.
     *
     * @param int $type AF_INET or AF_INET6
     * @return string|false false if there is none (SWOOLE_ERROR_DNSLOOKUP_RESOLVE_FAILED) or the time is over (SWOOLE_ERROR_CO_TIMEDOUT)
     */
    public static function gethostbyname(string $domain_name, int $type = AF_INET, float $timeout = -1): string|false {}

    /**
     * The first address that a name server has for a name: one of /etc/resolv.conf, or that of the option `dns_server`
     * ('address' or 'address:port'). Addresses are remembered, as those of gethostbyname() are.
     *
     * @param int $type AF_INET or AF_INET6
     * @return string|false false if there is none or no server answers in time (SWOOLE_ERROR_DNSLOOKUP_RESOLVE_FAILED), or no server is known (SWOOLE_ERROR_DNSLOOKUP_NO_SERVER)
     */
    public static function dnsLookup(string $domain_name, float $timeout = 60, int $type = AF_INET): string|false {}

    /**
     * Runs a command by the shell and waits for its end.
     *
     * @param bool $get_error_stream collect what it prints to stderr, too, instead of leaving it to this process' own
     * @return array|false `code`, its exit status; `signal`, the signal that ended it or 0; `output`, what it printed. If it is cancelled `output` ends there; false if that happens once more, or if the output exceeds memory_limit (SWOOLE_ERROR_DATA_LENGTH_TOO_LARGE)
     * @throws \ValueError if the command has a NUL byte
     */
    public static function exec(string $command, bool $get_error_stream = false): array|false {}

    /**
     * @alias Swoole\Coroutine::sleep
     */
    public static function sleep(float $seconds): bool {}

    /**
     * All addresses of a host, by the system's own rules and in its order.
     *
     * @param int $family AF_INET or AF_INET6
     * @param int $socktype SOCK_* ; 0 means any, and gives each address once for each
     * @param string|null $service a service's name or a port
     * @return array|bool strings; false, with the system's number (EAI_*, negative) as the last error, or if the time is over (SWOOLE_ERROR_CO_TIMEDOUT)
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
     * Numbers about the file system that a path is on. Suspends nothing, and works outside coroutines.
     *
     * @return array|false `bsize`, `frsize`, `blocks`, `bfree`, `bavail`, `files`, `ffree`, `favail`, `fsid`, `flag`, `namemax`; false with swoole_errno()
     * @throws \ValueError if the path is empty or has a NUL byte
     */
    public static function statvfs(string $path): array|false {}

    /**
     * Reads a whole file. Cannot be cancelled.
     *
     * @param int $flag LOCK_EX: hold a shared lock meanwhile
     * @return string|false false, with a line in the log and swoole_errno(), if it cannot be read or exceeds memory_limit
     * @throws \ValueError if the name is empty or has a NUL byte
     */
    public static function readFile(string $filename, int $flag = 0): string|false {}

    /**
     * Writes a whole file, which is made if it does not exist. Cannot be cancelled.
     *
     * @param int $flags FILE_APPEND: after what it has; LOCK_EX: hold an exclusive lock meanwhile
     * @return int|false how many bytes; false, with a line in the log and swoole_errno(), if that fails
     * @throws \ValueError if the name is empty or has a NUL byte
     */
    public static function writeFile(string $filename, string $fileContent, int $flags = 0): int|false {}

    /**
     * Waits until any child process has ended; commands of exec() are not meant. A child that has ended before counts.
     *
     * @return array|false `pid`, `code` (its exit status), `signal` (what ended it, or 0); false if the time is over (last error 110) or there is no child (swoole_errno() is 10)
     */
    public static function wait(float $timeout = -1): array|false {}

    /**
     * Waits until a child process has ended.
     *
     * @param int $pid 0 and negative numbers mean any child, as for wait()
     * @return array|false as of wait()
     */
    public static function waitPid(int $pid, float $timeout = -1): array|false {}

    /**
     * Waits for a signal, which does nothing else meanwhile. Whoever else waits for it, or handles it, gets it, too.
     *
     * @param array|int $signals one or several
     * @return int|false the signal; false if the time is over (SWOOLE_ERROR_CO_TIMEDOUT) or, with a warning, for an impossible signal
     */
    public static function waitSignal(array|int $signals, float $timeout = -1): int|false {}

    /**
     * Waits until a descriptor is readable or writable.
     *
     * @param mixed $socket a stream, a socket, or a descriptor's number
     * @param int $events SWOOLE_EVENT_READ, SWOOLE_EVENT_WRITE, or both
     * @param float $timeout 0 looks only, and works outside coroutines
     * @return int|false which of them are possible; false if the time is over (SWOOLE_ERROR_CO_TIMEDOUT, for 0 it is 110), or for what is no descriptor or cannot be waited for
     */
    public static function waitEvent(mixed $socket, int $events = SWOOLE_EVENT_READ, float $timeout = -1): int|false {}
}
