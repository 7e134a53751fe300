--TEST--
An exception in a task cannot be caught around batch(): run() rethrows it
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{batch, run};

try {
    run(function () {
        try {
            batch([fn () => C::sleep(1), fn () => throw new DomainException('broken')]);
        } catch (Throwable) {
            echo "never\n";
        } finally {
            echo "finally\n";
        }
    });
} catch (DomainException $error) {
    echo get_class($error), ': ', $error->getMessage(), "\n";
}
?>
--EXPECT--
finally
DomainException: broken
