--TEST--
Swoole\Process\Pool is declared as documented
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

$class = 'Swoole\Process\Pool';
echo describe_class($class), "\n";
foreach ([...describe_properties($class), ...describe_methods($class)] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Process\Pool
    $master_pid = -1
    $workerPid = -1
    $workerId = -1
    $workers = null
    $workerRunning = true
    $running = true
    __construct(int $worker_num, int $ipc_type = SWOOLE_IPC_NONE, int $msgqueue_key = 0, bool $enable_coroutine = false)
    __destruct()
    set(array $settings): void
    on(string $name, callable $callback): bool
    getProcess(int $work_id = -1): Swoole\Process|false
    listen(string $host, int $port = 0, int $backlog = 2048): bool
    write(string $data): bool
    sendMessage(string $data, int $dst_worker_id): bool
    detach(): bool
    start(): ?false
    stop(): void
    shutdown(): bool
