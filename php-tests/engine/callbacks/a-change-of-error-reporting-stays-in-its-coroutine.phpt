--TEST--
error_reporting() set in a coroutine that never suspends does not reach its creator or the main script
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

error_reporting(E_ALL);
run(function () {
    error_reporting(E_ERROR);
    go(function () {
        error_reporting(E_NOTICE);
    });
    echo error_reporting() === E_ERROR ? "kept\n" : "changed\n";
});
echo error_reporting() === E_ALL ? "kept\n" : "changed\n";
--EXPECT--
kept
kept
