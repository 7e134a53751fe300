--TEST--
swoole_async_set(['enable_coroutine' => false]): callbacks run on the loop and cannot wait
--FILE--
<?php
use Swoole\{Coroutine as C, Event, Timer};

swoole_async_set(['enable_coroutine' => false]);
Timer::after(1, function () {
    echo C::getCid(), "\n";
    try {
        C::sleep(.001);
    } catch (Swoole\Error $e) {
        echo $e->getMessage(), "\n";
    }
});
Event::defer(fn() => print('deferred: ' . C::getCid() . "\n"));
Event::wait();
?>
--EXPECT--
deferred: -1
-1
API must be called in the coroutine
