--TEST--
Swoole\Coroutine\Http\Server is declared as documented
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine\Http\Server'), "\n";
foreach ([...describe_properties('Swoole\Coroutine\Http\Server'), ...describe_methods('Swoole\Coroutine\Http\Server')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
final class Swoole\Coroutine\Http\Server
    $fd = -1
    $host = null
    $port = -1
    $ssl = false
    $settings = null
    $errCode = 0
    $errMsg = ''
    __construct(string $host, int $port = 0, bool $ssl = false, bool $reuse_port = false)
    set(array $settings): bool
    handle(string $pattern, callable $callback): bool
    start(): bool
    shutdown(): void
