--TEST--
Swoole\Coroutine\Barrier has only the documented properties and methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Coroutine\Barrier'), "\n";
foreach ([...describe_properties('Swoole\Coroutine\Barrier'), ...describe_methods('Swoole\Coroutine\Barrier')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Coroutine\Barrier
    private int $cid = -1
    private int $timer = -1
    private static array $cancel_list = []
    __destruct()
    static make(): Swoole\Coroutine\Barrier
    static wait(Swoole\Coroutine\Barrier &$barrier, float $timeout = -1): void
