--TEST--
Swoole\Coroutine\Channel has only the documented properties and methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine\Channel'), "\n";
foreach ([...describe_properties('Swoole\Coroutine\Channel'), ...describe_methods('Swoole\Coroutine\Channel')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Coroutine\Channel
    $capacity = 0
    $errCode = 0
    __construct(int $size = 1)
    push(mixed $data, float $timeout = -1): bool
    pop(float $timeout = -1): mixed
    isEmpty(): bool
    isFull(): bool
    close(): bool
    stats(): array
    length(): int
