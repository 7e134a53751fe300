--TEST--
swoole_async_set() while a loop exists throws
--FILE--
<?php
use Swoole\Timer;

$id = Timer::after(1, fn() => 1);
try {
    swoole_async_set(['enable_coroutine' => false]);
} catch (Swoole\Error $e) {
    echo $e->getMessage(), "\n";
}
Swoole\Event::wait();
?>
--EXPECT--
eventLoop has already been created. unable to change settings
