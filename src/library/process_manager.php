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

    public function __construct(protected int $ipcType = SWOOLE_IPC_NONE, protected int $msgQueueKey = 0)
    {
        $this->setIPCType($ipcType)->setMsgQueueKey($msgQueueKey);
    }

    /** @param callable $func gets the pool and the number of the worker */
    public function add(callable $func, bool $enableCoroutine = false): static
    {
        return $this->addBatch(1, $func, $enableCoroutine);
    }

    /** The same in several workers. */
    public function addBatch(int $workerNum, callable $func, bool $enableCoroutine = false): static
    {
        for ($i = 0; $i < $workerNum; $i++) {
            $this->startFuncMap[] = [$func, $enableCoroutine];
        }
        return $this;
    }

    public function start(): void
    {
        $this->pool = new Pool(count($this->startFuncMap), $this->ipcType, $this->msgQueueKey, false);
        $this->pool->on(\Swoole\Constant::EVENT_WORKER_START, function (Pool $pool, int $workerId): void {
            [$func, $enableCoroutine] = $this->startFuncMap[$workerId];
            if ($enableCoroutine) {
                Coroutine\run($func, $pool, $workerId);
            } else {
                $func($pool, $workerId);
            }
        });
        $this->pool->start();
    }

    public function setIPCType(int $ipcType): static
    {
        $this->ipcType = $ipcType;
        return $this;
    }

    public function getIPCType(): int
    {
        return $this->ipcType;
    }

    public function setMsgQueueKey(int $msgQueueKey): static
    {
        $this->msgQueueKey = $msgQueueKey;
        return $this;
    }

    public function getMsgQueueKey(): int
    {
        return $this->msgQueueKey;
    }
}

class_alias(Manager::class, 'Swoole\Process\ProcessManager');
