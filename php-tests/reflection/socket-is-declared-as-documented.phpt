--TEST--
Swoole\Coroutine\Socket has only the documented properties and methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine\Socket'), "\n";
foreach ([...describe_properties('Swoole\Coroutine\Socket'), ...describe_methods('Swoole\Coroutine\Socket')] as $line) {
    echo "    $line\n";
}
echo get_parent_class('Swoole\Coroutine\Socket\Exception'), ' ', (new ReflectionClass('Co\Socket'))->getName(), "\n";
?>
--EXPECT--
class Swoole\Coroutine\Socket
    $fd = -1
    $domain = 0
    $type = 0
    $protocol = 0
    $errCode = 0
    $errMsg = ''
    $__ext_sockets_nonblock = false
    $__ext_sockets_timeout = 0
    __construct(int $domain, int $type, int $protocol = IPPROTO_IP)
    bind(string $address, int $port = 0): bool
    listen(int $backlog = 512): bool
    accept(float $timeout = 0): Swoole\Coroutine\Socket|false
    connect(string $host, int $port = 0, float $timeout = 0): bool
    checkLiveness(): bool
    getBoundCid(int $event): int
    peek(int $length = 65536): string|false
    recv(int $length = 65536, float $timeout = 0): string|false
    recvAll(int $length = 65536, float $timeout = 0): string|false
    recvLine(int $length = 65536, float $timeout = 0): string|false
    recvWithBuffer(int $length = 65536, float $timeout = 0): string|false
    recvPacket(float $timeout = 0): string|false
    send(string $data, float $timeout = 0): int|false
    readVector(array $io_vector, float $timeout = 0): array|false
    readVectorAll(array $io_vector, float $timeout = 0): array|false
    writeVector(array $io_vector, float $timeout = 0): int|false
    writeVectorAll(array $io_vector, float $timeout = 0): int|false
    sendFile(string $file, int $offset = 0, int $length = 0): bool
    sendAll(string $data, float $timeout = 0): int|false
    recvfrom(mixed &$peername, float $timeout = 0): string|false
    sendto(string $addr, int $port, string $data): int|false
    getOption(int $level, int $opt_name): mixed
    setOption(int $level, int $opt_name, mixed $opt_value): bool
    setProtocol(array $settings): bool
    sslHandshake(): bool
    shutdown(int $how = 2): bool
    cancel(int $event = SWOOLE_EVENT_READ): bool
    close(): bool
    isClosed(): bool
    getpeername(): array|false
    getsockname(): array|false
    static import($stream): Swoole\Coroutine\Socket|false
Swoole\Exception Swoole\Coroutine\Socket
