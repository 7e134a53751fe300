--TEST--
An error handler that the compiler calls cannot wait; it may create a coroutine, and PHP's own sleep stays what it is
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(function (int $type, string $message) {
    echo strtok($message, ':'), "\n";
    go(function () {
        C::sleep(.001); // it compiles nothing
        eval('echo "compiled in another coroutine\n";');
    });
    usleep(2000);
    C::sleep(.001);
    echo "not reached\n";
});
run(function () {
    try {
        eval('function f($optional = 1, $required) {}');
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
    C::sleep(.001);
    echo "goes on\n";
});
--EXPECTF--
%s
A coroutine cannot wait in an error handler while a file is being compiled
compiled in another coroutine
goes on
