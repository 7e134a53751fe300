--TEST--
run() rethrows it
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

try {
    run(function () {
        C::cancel(go(fn() => C::yield()), true);
    });
} catch (C\CanceledException $e) {
    echo get_class($e), "\n";
}
--EXPECT--
Swoole\Coroutine\CanceledException
