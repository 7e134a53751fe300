--TEST--
try/catch around go() in a coroutine does not catch what leaves the child; finally blocks run
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

try {
    run(function () {
        try {
            go(function () {
                throw new Exception("of the child");
            });
            echo "never\n";
        } catch (Throwable $e) {
            echo "never: ", get_class($e), "\n";
        } finally {
            echo "finally of the creator\n";
        }
        echo "never\n";
    });
} catch (Exception $e) {
    echo "run() rethrew: ", $e->getMessage(), "\n";
}
--EXPECT--
finally of the creator
run() rethrew: of the child
