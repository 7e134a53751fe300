--TEST--
Swoole\Coroutine\System has only the documented static methods, and no objects
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine\System'), "\n";
foreach ([...describe_properties('Swoole\Coroutine\System'), ...describe_methods('Swoole\Coroutine\System')] as $line) {
    echo "    $line\n";
}
echo (new ReflectionClass('Co\System'))->getName(), "\n";
try {
    new Swoole\Coroutine\System();
} catch (Error $error) {
    echo get_class($error), ": ", $error->getMessage(), "\n";
}
?>
--EXPECT--
class Swoole\Coroutine\System
    static gethostbyname(string $domain_name, int $type = AF_INET, float $timeout = -1): string|false
    static dnsLookup(string $domain_name, float $timeout = 60, int $type = AF_INET): string|false
    static exec(string $command, bool $get_error_stream = false): array|false
    static sleep(float $seconds): bool
    static getaddrinfo(string $domain, int $family = AF_INET, int $socktype = SOCK_STREAM, int $protocol = STREAM_IPPROTO_TCP, ?string $service = null, float $timeout = -1): array|bool
    static statvfs(string $path): array|false
    static readFile(string $filename, int $flag = 0): string|false
    static writeFile(string $filename, string $fileContent, int $flags = 0): int|false
    static wait(float $timeout = -1): array|false
    static waitPid(int $pid, float $timeout = -1): array|false
    static waitSignal(array|int $signals, float $timeout = -1): int|false
    static waitEvent(mixed $socket, int $events = SWOOLE_EVENT_READ, float $timeout = -1): int|false
Swoole\Coroutine\System
Error: The object of Swoole\Coroutine\System can not be created for security reasons
