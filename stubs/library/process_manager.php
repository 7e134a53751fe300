<?php

namespace Swoole\Process;

use Swoole\Coroutine;

/** Runs functions in worker processes of their own, each started anew when it ends. */
class Manager
{
    /** @var Pool|null */
    protected $pool = null;

    /** @var array<array{callable, bool}> by the number of the worker */
    protected array $startFuncMap = [];

    public function __construct(protected int $ipcType = SWOOLE_IPC_NONE, protected int $msgQueueKey = 0) {}

    /** @param callable $func gets the pool and the number of the worker */
    public function add(callable $func, bool $enableCoroutine = false): static {}

    /** The same in several workers. */
    public function addBatch(int $workerNum, callable $func, bool $enableCoroutine = false): static {}

    public function start(): void {}

    public function setIPCType(int $ipcType): static {}

    public function getIPCType(): int {}

    public function setMsgQueueKey(int $msgQueueKey): static {}

    public function getMsgQueueKey(): int {}
}
