--TEST--
run() rethrows only after the finally blocks that it caused have finished their own waiting
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

try {
    run(function () {
        go(function () {
            try {
                C::sleep(10);
            } finally {
                C::sleep(.01);
                echo "finally\n";
            }
        });
        throw new Exception("boom");
    });
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
finally
boom
