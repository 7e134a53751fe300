--TEST--
Swoole\Http\Response is declared as documented
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Http\Response'), "\n";
foreach ([...describe_properties('Swoole\Http\Response'), ...describe_methods('Swoole\Http\Response')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Http\Response
    $fd = 0
    $socket = null
    $header = null
    $cookie = null
    $trailer = null
    initHeader(): bool
    isWritable(): bool
    cookie(Swoole\Http\Cookie|string $name_or_object, string $value = '', int $expires = 0, string $path = '/', string $domain = '', bool $secure = false, bool $httponly = false, string $samesite = '', string $priority = '', bool $partitioned = false): bool
    setCookie(Swoole\Http\Cookie|string $name_or_object, string $value = '', int $expires = 0, string $path = '/', string $domain = '', bool $secure = false, bool $httponly = false, string $samesite = '', string $priority = '', bool $partitioned = false): bool
    rawcookie(Swoole\Http\Cookie|string $name_or_object, string $value = '', int $expires = 0, string $path = '/', string $domain = '', bool $secure = false, bool $httponly = false, string $samesite = '', string $priority = '', bool $partitioned = false): bool
    setRawCookie(Swoole\Http\Cookie|string $name_or_object, string $value = '', int $expires = 0, string $path = '/', string $domain = '', bool $secure = false, bool $httponly = false, string $samesite = '', string $priority = '', bool $partitioned = false): bool
    status(int $http_code, string $reason = ''): bool
    setStatusCode(int $http_code, string $reason = ''): bool
    header(string $key, array|string $value, bool $format = true): bool
    setHeader(string $key, array|string $value, bool $format = true): bool
    trailer(string $key, string $value): bool
    ping(string $data = ''): bool
    goaway(int $error_code = SWOOLE_HTTP2_ERROR_NO_ERROR, string $debug_data = ''): bool
    write(string $content): bool
    end(?string $content = null): bool
    sendfile(string $filename, int $offset = 0, int $length = 0): bool
    redirect(string $location, int $http_code = 302): bool
    detach(): bool
    static create(object|array|int $server = -1, int $fd = -1): Swoole\Http\Response|false
    upgrade(): bool
    push(Swoole\WebSocket\Frame|string $data, int $opcode = SWOOLE_WEBSOCKET_OPCODE_TEXT, int $flags = SWOOLE_WEBSOCKET_FLAG_FIN): bool
    recv(float $timeout = 0): Swoole\WebSocket\Frame|string|false
    close(): bool
    disconnect(int $code = SWOOLE_WEBSOCKET_CLOSE_NORMAL, string $reason = ''): bool
