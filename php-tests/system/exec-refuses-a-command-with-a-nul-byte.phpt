--TEST--
A command with a NUL byte: ValueError
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    try {
        System::exec("echo a\0b");
    } catch (ValueError $error) {
        echo $error->getMessage(), "\n";
    }
});
?>
--EXPECT--
Swoole\Coroutine\System::exec(): Argument #1 ($command) must not contain any null bytes
