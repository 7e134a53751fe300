--TEST--
Swoole\Http\Cookie has only the documented properties and methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Http\Cookie'), "\n";
foreach ([...describe_properties('Swoole\Http\Cookie'), ...describe_methods('Swoole\Http\Cookie')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Http\Cookie
    __construct(bool $encode = true)
    withName(string $name): Swoole\Http\Cookie
    withValue(string $value = ''): Swoole\Http\Cookie
    withExpires(int $expires = 0): Swoole\Http\Cookie
    withPath(string $path = '/'): Swoole\Http\Cookie
    withDomain(string $domain = ''): Swoole\Http\Cookie
    withSecure(bool $secure = false): Swoole\Http\Cookie
    withHttpOnly(bool $httpOnly = false): Swoole\Http\Cookie
    withSameSite(string $sameSite = ''): Swoole\Http\Cookie
    withPriority(string $priority = ''): Swoole\Http\Cookie
    withPartitioned(bool $partitioned = false): Swoole\Http\Cookie
    toString(): string|false
    toArray(): array
    reset(): void
