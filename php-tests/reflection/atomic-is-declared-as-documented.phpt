--TEST--
Swoole\Atomic and Swoole\Atomic\Long are declared as documented
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

foreach (['Swoole\Atomic', 'Swoole\Atomic\Long'] as $class) {
    echo describe_class($class), "\n";
    foreach ([...describe_properties($class), ...describe_methods($class)] as $line) {
        echo "    $line\n";
    }
}
?>
--EXPECT--
class Swoole\Atomic
    __construct(int $value = 0)
    add(int $add_value = 1): int
    sub(int $sub_value = 1): int
    get(): int
    set(int $value): void
    wait(float $timeout = 1): bool
    wakeup(int $count = 1): bool
    cmpset(int $cmp_value, int $new_value): bool
class Swoole\Atomic\Long
    __construct(int $value = 0)
    add(int $add_value = 1): int
    sub(int $sub_value = 1): int
    get(): int
    set(int $value): void
    cmpset(int $cmp_value, int $new_value): bool
