--TEST--
An ArgumentCountError arises in the coroutine and leaves it like any exception
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

function needs($one) {}
try {
    run(function () {
        try {
            go('needs');
        } catch (Error $e) {
            echo "never\n";
        }
    });
} catch (ArgumentCountError $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
Too few arguments to function needs(), 0 passed and exactly 1 expected
