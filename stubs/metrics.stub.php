<?php

namespace SwooleRs;

/**
 * What the process has done and what it has in hand. An addition of this extension; Swoole has no such class.
 *
 * HTTP servers serve it, too: see `metrics_listen` of Swoole\Coroutine\Http\Server::set().
 */
final class Metrics
{
    /**
     * All figures in Prometheus' text format, of this process or, in the processes of a Swoole\Process\Pool, of all of them
     * together: what a worker has counted stays when it ends, and what it had in hand goes with it.
     */
    public static function render(): string {}
}
