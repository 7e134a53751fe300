--TEST--
An empty array, or no living coroutine in it: false, 505
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    echo json_encode([C::join([]), swoole_last_error()]), "\n";
    swoole_clear_error();
    echo json_encode([C::join([12345, go(fn() => 1)]), swoole_last_error()]), "\n";
});
--EXPECT--
[false,505]
[false,505]
