--TEST--
Swoole\Coroutine\WaitGroup has only the documented properties and methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine\WaitGroup'), "\n";
foreach ([...describe_properties('Swoole\Coroutine\WaitGroup'), ...describe_methods('Swoole\Coroutine\WaitGroup')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Coroutine\WaitGroup
    protected Swoole\Coroutine\Channel $chan
    protected int $count = 0
    protected bool $waiting = false
    __construct(int $delta = 0)
    add(int $delta = 1): void
    done(): void
    wait(float $timeout = -1): bool
    count(): int
