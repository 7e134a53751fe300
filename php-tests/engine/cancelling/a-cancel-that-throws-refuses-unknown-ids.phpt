--TEST--
Weakness 3: cancel(-1, true), from the main script too: false and 10016
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

foreach ([-1, 0, 12345] as $cid) {
    echo json_encode([C::cancel($cid, true), swoole_last_error()]), "\n";
}
run(function () {
    foreach ([-1, 0, 12345, go(fn() => 1)] as $cid) {
        swoole_clear_error();
        echo json_encode([C::cancel($cid, true), swoole_last_error()]), "\n";
    }
});
--EXPECT--
[false,10016]
[false,10016]
[false,10016]
[false,10016]
[false,10016]
[false,10016]
[false,10016]
