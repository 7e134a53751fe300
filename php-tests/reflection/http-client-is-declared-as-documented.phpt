--TEST--
Swoole\Coroutine\Http\Client has the documented signatures and short name
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine\Http\Client'), "\n";
foreach ([...describe_properties('Swoole\Coroutine\Http\Client'), ...describe_methods('Swoole\Coroutine\Http\Client')] as $line) {
    echo "    $line\n";
}
echo (new ReflectionClass('Co\Http\Client'))->getName(), "\n";
var_dump(is_subclass_of('Swoole\Coroutine\Http\Client\Exception', 'Swoole\Exception'));
?>
--EXPECT--
class Swoole\Coroutine\Http\Client
    $socket = null
    $errCode = 0
    $errMsg = ''
    $connected = false
    $host = ''
    $port = 0
    $ssl = false
    $setting = null
    $requestMethod = null
    $requestHeaders = null
    $requestBody = null
    $uploadFiles = null
    $downloadFile = null
    $downloadOffset = 0
    $statusCode = 0
    $headers = null
    $set_cookie_headers = null
    $cookies = null
    $body = ''
    __construct(string $host, int $port = 0, bool $ssl = false)
    __destruct()
    set(array $settings): bool
    getDefer(): bool
    setDefer(bool $defer = true): bool
    setMethod(string $method): bool
    setHeaders(array $headers): bool
    setBasicAuth(string $username, string $password): void
    setCookies(array $cookies): bool
    setData(array|string $data): bool
    addFile(string $path, string $name, ?string $type = null, ?string $filename = null, int $offset = 0, int $length = 0): bool
    addData(string $path, string $name, ?string $type = null, ?string $filename = null): bool
    execute(string $path): bool
    get(string $path): bool
    post(string $path, mixed $data): bool
    download(string $path, string $file, int $offset = 0): bool
    getBody(): string|false
    getHeaders(): array|false|null
    getCookies(): array|false|null
    getStatusCode(): int|false
    getHeaderOut(): string|false
    getpeername(): array|false
    getsockname(): array|false
    getPeerCert(): string|false
    upgrade(string $path): bool
    push(mixed $data, int $opcode = SWOOLE_WEBSOCKET_OPCODE_TEXT, int $flags = SWOOLE_WEBSOCKET_FLAG_FIN): bool
    recv(float $timeout = 0): Swoole\WebSocket\Frame|string|bool
    ping(string $data = ''): bool
    disconnect(int $code = SWOOLE_WEBSOCKET_CLOSE_NORMAL, string $reason = ''): bool
    close(): bool
Swoole\Coroutine\Http\Client
bool(true)

