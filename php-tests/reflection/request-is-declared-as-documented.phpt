--TEST--
Swoole\Http\Request is declared as documented
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Http\Request'), "\n";
foreach ([...describe_properties('Swoole\Http\Request'), ...describe_methods('Swoole\Http\Request')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Http\Request
    $fd = 0
    $streamId = 0
    $header = null
    $server = null
    $cookie = null
    $get = null
    $post = null
    $files = null
    $tmpfiles = null
    getContent(): string|false
    rawContent(): string|false
    getData(): string|false
    static create(array $options = []): Swoole\Http\Request
    parse(string $data): int|false
    isCompleted(): bool
    getMethod(): string|false
