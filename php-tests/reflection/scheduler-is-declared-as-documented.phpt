--TEST--
Swoole\Coroutine\Scheduler has only the documented properties and methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine\Scheduler'), "\n";
foreach ([...describe_properties('Swoole\Coroutine\Scheduler'), ...describe_methods('Swoole\Coroutine\Scheduler')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
final class Swoole\Coroutine\Scheduler
    add(callable $func, mixed ...$param): void
    parallel(int $n, callable $func, mixed ...$param): void
    set(array $settings): void
    getOptions(): ?array
    start(): bool
