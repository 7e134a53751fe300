<?php

namespace Swoole\Process;

/**
 * A number of worker processes that are kept alive: one that ends is started again, with the same number.
 *
 * A worker that ends within a second of its start is started again at once the first time, then after 10 ms, 20 ms, and so
 * on up to a second. SIGTERM to the master ends the pool, SIGUSR1 replaces one worker after the other. Workers die with
 * their master.
 *
 * @not-serializable
 * @uncloneable
 */
class Pool
{
    /** @var int the master's process id; -1 before `start()` */
    public $master_pid = -1;

    /** @var int in a worker, its process id */
    public $workerPid = -1;

    /** @var int in a worker, its number, from 0 */
    public $workerId = -1;

    public $workers = null;

    /** @var bool false: the worker is to stop */
    public $workerRunning = true;

    /** @var bool false: the pool has ended */
    public $running = true;

    /**
     * @param int $worker_num how many workers there are
     * @param int $ipc_type SWOOLE_IPC_NONE; SWOOLE_IPC_UNIXSOCK for `sendMessage()`; SWOOLE_IPC_SOCKET for `listen()`;
     *     SWOOLE_IPC_MSGQUEUE: `Message` gets what others put into a queue of System V (msg_send() without serialization),
     *     of any type and at most 65,536 bytes; each message goes to one worker
     * @param int $msgqueue_key the queue's key, for this user's processes; it stays when the pool ends. 0: a queue of the
     *     pool's own, which does not
     * @param bool $enable_coroutine workers run their callbacks in coroutines, and live until their loop has run dry
     * @throws \Swoole\Exception for a number below 1, or a key that is no int of 32 bits
     * @throws \Error for SWOOLE_IPC_SOCKET or SWOOLE_IPC_MSGQUEUE with coroutines, or while a pool runs
     */
    public function __construct(
        int $worker_num,
        int $ipc_type = SWOOLE_IPC_NONE,
        int $msgqueue_key = 0,
        bool $enable_coroutine = false,
    ) {}

    public function __destruct() {}

    /**
     * @param array $settings those of `Swoole\Coroutine::set()`, and `enable_coroutine`, `max_wait_time` (seconds that a
     *     worker may take to end before it is killed; 3 if not set; 0: no limit), `max_package_size` (bytes of a message;
     *     2 MiB if not set)
     */
    public function set(array $settings): void {}

    /**
     * Sets what is called in the master (`Start`, `Shutdown`: with the pool) or in workers (`WorkerStart`, `WorkerStop`, and
     * with coroutines `WorkerExit`: with the pool and the worker's number; `Message`: with the pool and the data).
     *
     * A worker with coroutines that is asked to end goes on until its loop has run dry; `WorkerExit` is called in every turn
     * of it from then on, to end what keeps it going.
     *
     * @param string $name upper and lower case are the same
     * @throws \Swoole\Exception for `Message` without a way for messages
     */
    public function on(string $name, callable $callback): bool {}

    /**
     * @param int $work_id a worker's number; -1: this one's
     * @return \Swoole\Process|false with the worker's number and process id; false before `start()`
     */
    public function getProcess(int $work_id = -1): \Swoole\Process|false {}

    /**
     * Takes requests from a socket: a length of four bytes (as `pack('N', …)`) and the data, which `Message` gets.
     *
     * @param string $host an address, or `unix:/path`
     * @param int $backlog how many connections wait to be accepted, at most
     */
    public function listen(string $host, int $port = 0, int $backlog = 2048): bool {}

    /**
     * Answers the request that `Message` was called for, in the same form. Several calls make one answer.
     */
    public function write(string $data): bool {}

    /**
     * Sends a message to a worker, which gets it by `Message`. Waits while there is no room for it.
     */
    public function sendMessage(string $data, int $dst_worker_id): bool {}

    /**
     * Has this worker leave the pool, which starts another one in its place.
     */
    public function detach(): bool {}

    /**
     * Runs the pool. Returns in the master, when the pool has ended; workers end inside.
     *
     * @return false|null false if it cannot be started
     * @throws \Swoole\Error in a coroutine or a running loop, or without `WorkerStart` for coroutines
     */
    public function start(): ?false {}

    /**
     * Has this worker stop when it has nothing left to do. It is started again.
     */
    public function stop(): void {}

    /**
     * Ends the pool.
     *
     * @throws \Swoole\Exception if it is not started
     */
    public function shutdown(): bool {}
}
