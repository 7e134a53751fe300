<?php

namespace Swoole\Coroutine;

/**
 * Collects tasks, and runs them as coroutines.
 *
 * @shortname Co\Scheduler
 * @not-serializable
 * @uncloneable
 */
final class Scheduler
{
    /**
     * Adds a task. While the scheduler runs it is refused with a warning.
     *
     * @param mixed ...$param the callable's arguments
     */
    public function add(callable $func, mixed ...$param): void {}

    /**
     * Adds a task that is run several times, each time as a coroutine of its own.
     *
     * @param int $n how often; less than 1 means not at all
     * @param mixed ...$param the callable's arguments
     */
    public function parallel(int $n, callable $func, mixed ...$param): void {}

    /**
     * Sets options for all coroutines of the process.
     *
     * @alias Swoole\Coroutine::set
     */
    public function set(array $settings): void {}

    /**
     * What was set, merged; null before anything was.
     *
     * @alias Swoole\Coroutine::getOptions
     */
    public function getOptions(): ?array {}

    /**
     * Runs the tasks, and with them all coroutines, timers and servers until none is left. Inside a coroutine it waits for
     * the tasks and what they have started. Tasks can be added again afterwards.
     *
     * @return bool false, with a warning, if there is no task or the scheduler runs already
     * @throws \Throwable what left a coroutine uncaught
     */
    public function start(): bool {}
}
