<?php

namespace SwooleRs;

/**
 * What a running HTTP server reads or opens anew, without a restart. An addition of this extension; Swoole has no such class.
 */
final class ServerControl
{
    /**
     * Reads the files of certificates, keys and authorities anew, as the server's settings name them now. New connections get
     * what was read; those that are open stay as they are, and so does everything if a file cannot be used. On a signal:
     * `Process::signal(SIGHUP, fn () => SwooleRs\ServerControl::reloadCertificates($server))`, in each worker of a pool.
     *
     * @return bool false if the server does not run, or does not speak TLS
     * @throws \Swoole\Exception if a file cannot be used; it names the file and what mends it
     */
    public static function reloadCertificates(\Swoole\Coroutine\Http\Server $server): bool {}

    /**
     * Opens the files of access logs (`access_log`) and the log (`log_file`) anew, once they have been moved away. On a signal:
     * `Process::signal(SIGUSR1, SwooleRs\ServerControl::reopenLogs(...))`, in each worker of a pool.
     *
     * @return bool false if a file cannot be opened, which the log says; lines go where they went then
     */
    public static function reopenLogs(): bool {}
}
