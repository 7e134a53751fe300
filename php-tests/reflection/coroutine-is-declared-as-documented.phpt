--TEST--
Swoole\Coroutine has only the documented static methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine'), "\n";
foreach ([...describe_properties('Swoole\Coroutine'), ...describe_methods('Swoole\Coroutine')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Coroutine
    static create(callable $func, mixed ...$param): int|false
    static defer(callable $callback): void
    static set(array $options): void
    static getOptions(): ?array
    static exists(int $cid): bool
    static yield(): bool
    static suspend(): bool
    static cancel(int $cid, bool $throw_exception = false): bool
    static resume(int $cid): bool
    static join(array $cid_array, float $timeout = -1): bool
    static isCanceled(): bool
    static setTimeLimit(float $timeout): bool
    static stats(): array
    static getCid(): int
    static getuid(): int
    static getPcid(int $cid = 0): int|false
    static getContext(int $cid = 0): ?Swoole\Coroutine\Context
    static getBackTrace(int $cid = 0, int $options = DEBUG_BACKTRACE_PROVIDE_OBJECT, int $limit = 0): array|false
    static printBackTrace(int $cid = 0, int $options = 0, int $limit = 0): void
    static getElapsed(int $cid = 0): int
    static getStackUsage(int $cid = 0): int|false
    static list(): Swoole\Coroutine\Iterator
    static listCoroutines(): Swoole\Coroutine\Iterator
    static enableScheduler(): bool
    static disableScheduler(): bool
    static sleep(float $seconds): bool
    static gethostbyname(string $domain_name, int $type = AF_INET, float $timeout = -1): string|false
    static dnsLookup(string $domain_name, float $timeout = 60, int $type = AF_INET): string|false
    static exec(string $command, bool $get_error_stream = false): array|false
    static getaddrinfo(string $domain, int $family = AF_INET, int $socktype = SOCK_STREAM, int $protocol = STREAM_IPPROTO_TCP, ?string $service = null, float $timeout = -1): array|bool
    static statvfs(string $path): array|false
    static readFile(string $filename, int $flag = 0): string|false
    static writeFile(string $filename, string $fileContent, int $flags = 0): int|false
    static wait(float $timeout = -1): array|false
    static waitPid(int $pid, float $timeout = -1): array|false
    static waitSignal(array|int $signals, float $timeout = -1): int|false
    static waitEvent(mixed $socket, int $events = SWOOLE_EVENT_READ, float $timeout = -1): int|false
