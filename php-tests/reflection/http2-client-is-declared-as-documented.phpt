--TEST--
Swoole\Coroutine\Http2\Client, Swoole\Http2\Request and Response have the documented signatures and short name
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';
foreach (['Swoole\Coroutine\Http2\Client', 'Swoole\Http2\Request', 'Swoole\Http2\Response'] as $class) {
    echo describe_class($class), "\n";
    foreach ([...describe_properties($class), ...describe_methods($class)] as $line) {
        echo "    $line\n";
    }
}
echo (new ReflectionClass('Co\Http2\Client'))->getName(), "\n";
var_dump(is_subclass_of('Swoole\Coroutine\Http2\Client\Exception', 'Swoole\Exception'));
?>
--EXPECT--
class Swoole\Coroutine\Http2\Client
    $errCode = 0
    $errMsg = ''
    $sock = -1
    $type = 0
    $setting = null
    $socket = null
    $connected = false
    $host = null
    $port = 0
    $ssl = false
    $serverLastStreamId = 0
    __construct(string $host, int $port = 80, bool $open_ssl = false)
    __destruct()
    set(array $settings): bool
    connect(): bool
    stats(string $key = ''): array|int
    isStreamExist(int $stream_id): bool
    send(Swoole\Http2\Request $request): int|false
    write(int $stream_id, mixed $data, bool $end_stream = false): bool
    recv(float $timeout = 0): Swoole\Http2\Response|false
    read(float $timeout = 0): Swoole\Http2\Response|false
    goaway(int $error_code = SWOOLE_HTTP2_ERROR_NO_ERROR, string $debug_data = ''): bool
    ping(): bool
    close(): bool
class Swoole\Http2\Request
    $path = '/'
    $method = 'GET'
    $headers = null
    $cookies = null
    $data = ''
    $pipeline = false
    $usePipelineRead = false
class Swoole\Http2\Response
    $streamId = 0
    $errCode = 0
    $statusCode = 0
    $pipeline = false
    $headers = null
    $set_cookie_headers = null
    $cookies = null
    $data = null
Swoole\Coroutine\Http2\Client
bool(true)
