--TEST--
batch() refuses a task that cannot be called, before it starts any
--FILE--
<?php
use function Swoole\Coroutine\{batch, run};

run(function () {
    try {
        batch([fn () => print("never\n"), 'no_such_function']);
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
});
?>
--EXPECT--
Swoole\Coroutine\batch(): Argument #1 ($tasks) must hold callables only: function "no_such_function" not found or invalid function name
