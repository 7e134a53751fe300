--TEST--
An uncaught TimeoutException is an exception like any: run() rethrows it
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


try {
    run(function () {
        C::defer(fn () => print("defer\n"));
        C::setTimeLimit(.001);
        try {
            C::yield();
        } finally {
            echo "finally\n";
        }
    });
} catch (C\TimeoutException $exception) {
    echo 'at line ', $exception->getLine(), "\n";
}
?>
--EXPECT--
finally
defer
at line 11
