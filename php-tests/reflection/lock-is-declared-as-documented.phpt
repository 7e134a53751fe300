--TEST--
Swoole\Coroutine\Lock has only the documented properties and methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine\Lock'), "\n";
foreach ([...describe_properties('Swoole\Coroutine\Lock'), ...describe_methods('Swoole\Coroutine\Lock')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Coroutine\Lock
    $errCode = 0
    __construct(bool $shared = false)
    lock(int $operation = LOCK_EX): bool
    unlock(): bool
