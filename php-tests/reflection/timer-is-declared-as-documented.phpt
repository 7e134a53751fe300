--TEST--
Swoole\Timer has only the documented static methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

foreach (['Swoole\Timer', 'Swoole\Timer\Iterator'] as $class) {
    echo describe_class($class), "\n";
}
foreach ([...describe_properties('Swoole\Timer'), ...describe_methods('Swoole\Timer')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Timer
class Swoole\Timer\Iterator extends ArrayIterator
    static tick(int $ms, callable $callback, mixed ...$params): int|false
    static after(int $ms, callable $callback, mixed ...$params): int|false
    static exists(int $timer_id): bool
    static info(int $timer_id): ?array
    static stats(): array
    static list(): Swoole\Timer\Iterator
    static clear(int $timer_id): bool
    static clearAll(): bool
