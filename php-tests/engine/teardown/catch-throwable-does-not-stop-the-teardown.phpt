--TEST--
catch (Throwable) in a suspended coroutine does not see the teardown that another one caused
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

try {
    run(function () {
        go(function () {
            try {
                C::sleep(10);
            } catch (Throwable $e) {
                echo "never: ", get_class($e), "\n";
            } finally {
                echo "finally\n";
            }
            echo "never\n";
        });
        throw new Exception("boom");
    });
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
finally
boom
