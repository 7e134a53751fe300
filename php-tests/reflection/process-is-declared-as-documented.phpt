--TEST--
Swoole\Process is declared as documented
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

$class = 'Swoole\Process';
echo describe_class($class), "\n";
foreach ((new ReflectionClass($class))->getReflectionConstants() as $constant) {
    echo '    ', $constant->getName(), ' = ', $constant->getValue(), "\n";
}
foreach ([...describe_properties($class), ...describe_methods($class)] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Process
    IPC_NOWAIT = 256
    PIPE_MASTER = 1
    PIPE_WORKER = 2
    PIPE_READ = 3
    PIPE_WRITE = 4
    PIPE_TYPE_NONE = 0
    PIPE_TYPE_STREAM = 1
    PIPE_TYPE_DGRAM = 2
    $pipe = null
    $msgQueueId = null
    $msgQueueKey = null
    $pid = null
    $id = null
    private $callback = null
    __construct(callable $callback, bool $redirect_stdin_and_stdout = false, int $pipe_type = SOCK_DGRAM, bool $enable_coroutine = false)
    __destruct()
    static wait(bool $blocking = true): array|false
    static signal(int $signal_no, ?callable $callback = null): bool
    static alarm(int $usec, int $type = 0): bool
    static kill(int $pid, int $signal_no = SIGTERM): bool
    static daemon(bool $nochdir = true, bool $noclose = true, array $pipes = []): bool
    static setAffinity(array $cpu_settings): bool
    static getAffinity(): array
    setPriority(int $which, int $priority, ?int $who = null): bool
    getPriority(int $which, ?int $who = null): int|false
    set(array $settings): void
    setTimeout(float $seconds): bool
    setBlocking(bool $blocking): bool
    start(): int|bool
    useQueue(int $key = 0, int $mode = 2, int $capacity = -1): bool
    statQueue(): array|false
    freeQueue(): bool
    push(string $data): bool
    pop(int $size = 65536): string|false
    write(string $data): int|false
    close(int $which = 0): bool
    read(int $size = 8192): string|false
    exportSocket(): Swoole\Coroutine\Socket|false
    exit(int $exit_code = 0): void
    exec(string $exec_file, array $args): bool
    name(string $process_name): bool
