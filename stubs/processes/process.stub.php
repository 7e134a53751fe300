<?php

namespace Swoole;

/**
 * A child process that runs a PHP function.
 *
 * It is forked by `start()`, outside of coroutines and loops, and ends with the function: with status 0, with what it gave
 * to `exit()`, or with 255 after an uncaught exception.
 *
 * @not-serializable
 * @uncloneable
 */
class Process
{
    public const IPC_NOWAIT = 256;
    /** for close(): the creator's end of the pipe */
    public const PIPE_MASTER = 1;
    /** for close(): the child's end of the pipe */
    public const PIPE_WORKER = 2;
    /** for close(): no more reading */
    public const PIPE_READ = 3;
    /** for close(): no more writing */
    public const PIPE_WRITE = 4;
    public const PIPE_TYPE_NONE = 0;
    public const PIPE_TYPE_STREAM = 1;
    public const PIPE_TYPE_DGRAM = 2;

    /** @var int|null the descriptor of this process's end of the pipe */
    public $pipe = null;

    public $msgQueueId = null;

    public $msgQueueKey = null;

    /** @var int|null the child's process id, once it was started */
    public $pid = null;

    /** @var int|null counts the objects of this class; in a worker of a pool, its number */
    public $id = null;

    private $callback = null;

    /**
     * @param callable $callback what the child runs; it gets the Process object
     * @param bool $redirect_stdin_and_stdout makes the pipe, as a stream, the child's standard input, output and error
     * @param int $pipe_type Process::PIPE_TYPE_*: each write a message of its own (DGRAM), or bytes without borders
     * @param bool $enable_coroutine runs the callback in a coroutine; the child ends when all its coroutines have
     * @throws \Swoole\Exception if the system has no pipe
     */
    public function __construct(
        callable $callback,
        bool $redirect_stdin_and_stdout = false,
        int $pipe_type = SOCK_DGRAM,
        bool $enable_coroutine = false,
    ) {}

    public function __destruct() {}

    /**
     * Waits for the end of a child, with the whole process.
     *
     * @param bool $blocking false: only looks whether one has ended
     * @return array|false `['pid' => int, 'code' => int, 'signal' => int]`: what it exited with, or the signal that
     *     ended it; false if there is no child, or none has ended
     */
    public static function wait(bool $blocking = true): array|false {}

    /**
     * Has a callable called when a signal comes to this process: by its loop, in a coroutine unless `enable_coroutine` is
     * off. Handlers do not keep the loop alive, unless `swoole_async_set(['wait_signal' => true])`.
     *
     * @param callable|int|null $callback gets the signal's number; null: what was there before `signal()` comes back;
     *     SIG_IGN: the signal is ignored
     */
    public static function signal(int $signal_no, ?callable $callback = null): bool {}

    /**
     * Has the kernel send SIGALRM again and again.
     *
     * @param int $usec microseconds between two; negative: no more
     * @param int $type 0: SIGALRM by the wall clock; 1: SIGVTALRM, 2: SIGPROF by used processor time
     */
    public static function alarm(int $usec, int $type = 0): bool {}

    /**
     * Sends a signal to a process.
     *
     * @param int $signal_no 0 sends nothing and asks whether the process exists
     */
    public static function kill(int $pid, int $signal_no = SIGTERM): bool {}

    /**
     * Goes on as a daemon: in a child without a terminal, while this process ends.
     *
     * @param bool $nochdir false: the working directory becomes `/`
     * @param bool $noclose false: standard input, output and error become /dev/null
     * @param array $pipes what becomes standard input, output and error instead: streams, sockets or descriptors
     * @throws \Swoole\Error in a coroutine or a running loop
     */
    public static function daemon(bool $nochdir = true, bool $noclose = true, array $pipes = []): bool {}

    /**
     * Lets this process run on some processors only.
     *
     * @param array $cpu_settings their numbers, from 0
     */
    public static function setAffinity(array $cpu_settings): bool {}

    /**
     * @return array the numbers of the processors that this process may run on
     */
    public static function getAffinity(): array {}

    /**
     * Sets a priority, from -20 (runs first) to 19.
     *
     * @param int $which PRIO_PROCESS, PRIO_PGRP or PRIO_USER
     * @param int|null $who whose; for PRIO_PROCESS, null means the child
     */
    public function setPriority(int $which, int $priority, ?int $who = null): bool {}

    /**
     * @param int $which PRIO_PROCESS, PRIO_PGRP or PRIO_USER
     * @param int|null $who whose; for PRIO_PROCESS, null means the child
     */
    public function getPriority(int $which, ?int $who = null): int|false {}

    /**
     * @param array $settings `enable_coroutine` as in the constructor
     */
    public function set(array $settings): void {}

    /**
     * Limits how long reading and writing wait.
     *
     * @param float $seconds not positive: no limit
     */
    public function setTimeout(float $seconds): bool {}

    /**
     * @param bool $blocking false: reading and writing fail if they would have to wait
     */
    public function setBlocking(bool $blocking): bool {}

    /**
     * Forks the child.
     *
     * @return int|bool its process id; false, with a warning, if it runs already or cannot be forked
     * @throws \Swoole\Error in a coroutine or a running loop
     */
    public function start(): int|bool {}

    /**
     * Opens a message queue of the system (System V), or makes it: messages between any processes of this user. It stays when
     * the process ends, until `freeQueue()`.
     *
     * @param int $key names the queue; 0: the running script's file does
     * @param int $mode SWOOLE_MSGQUEUE_BALANCE, with Process::IPC_NOWAIT not to wait in push() and pop()
     * @param int $capacity bytes that the queue may hold; the system's usual number unless positive
     * @return bool false with a warning where the system refuses
     */
    public function useQueue(int $key = 0, int $mode = 2, int $capacity = -1): bool {}

    /**
     * @return array|false `['queue_num' => int, 'queue_bytes' => int]`: what waits in the queue; false with a warning without one
     */
    public function statQueue(): array|false {}

    /**
     * Removes the queue from the system.
     *
     * @return bool false without a queue
     */
    public function freeQueue(): bool {}

    /**
     * Sends a message, waiting while the queue is full: with the running coroutine, or with the whole process.
     *
     * @param string $data not empty, and at most 65,536 bytes; the system may allow less (`kernel.msgmax`)
     * @return bool false if the queue is full (IPC_NOWAIT) or the system refuses, with the reason in `swoole_last_error()`
     */
    public function push(string $data): bool {}

    /**
     * Takes the next message, waiting for one as `push()` waits.
     *
     * @param int $size longest message that is taken, in bytes; a longer one stays in the queue
     * @return string|false false if there is none (IPC_NOWAIT) or it is too long, with the reason in `swoole_last_error()`
     */
    public function pop(int $size = 65536): string|false {}

    /**
     * Writes into the pipe. A coroutine lets others run while it waits.
     *
     * @return int|false the number of bytes
     */
    public function write(string $data): int|false {}

    /**
     * Closes the pipe, or a part of it.
     *
     * @param int $which 0: all; or Process::PIPE_*
     */
    public function close(int $which = 0): bool {}

    /**
     * Reads from the pipe. A coroutine lets others run while it waits.
     *
     * @param int $size bytes, at most; what is left of a longer message is lost
     * @return string|false '' if the other side has closed a stream; false when the time is over
     */
    public function read(int $size = 8192): string|false {}

    /**
     * This side of the pipe as a socket for coroutines; the same object each time.
     *
     * @return \Swoole\Coroutine\Socket|false false: there is no pipe
     */
    public function exportSocket(): \Swoole\Coroutine\Socket|false {}

    /**
     * Ends the child at once, without its shutdown functions and destructors. Only in the child itself.
     *
     * @param int $exit_code 0 to 255
     */
    public function exit(int $exit_code = 0): void {}

    /**
     * Replaces the program of this process. Returns only if that fails.
     *
     * @param string $exec_file a path
     * @param array $args the arguments, without the program's name
     */
    public function exec(string $exec_file, array $args): bool {}

    /**
     * Sets the title under which the system lists this process.
     */
    public function name(string $process_name): bool {}
}
