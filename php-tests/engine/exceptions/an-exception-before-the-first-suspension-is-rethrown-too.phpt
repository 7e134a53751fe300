--TEST--
run() rethrows an exception that its first task throws before any suspension
--FILE--
<?php
use function Swoole\Coroutine\run;

try {
    run(function () {
        throw new Exception("at once");
    });
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
at once
