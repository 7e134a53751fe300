--TEST--
parallel() refuses a negative number with an error that says what is right
--FILE--
<?php
use function Swoole\Coroutine\{parallel, run};

run(function () {
    try {
        parallel(-1, fn () => print("never\n"));
    } catch (ValueError $error) {
        echo $error->getMessage(), "\n";
    }
});
?>
--EXPECT--
Swoole\Coroutine\parallel(): Argument #1 ($n) must be greater than or equal to 0
