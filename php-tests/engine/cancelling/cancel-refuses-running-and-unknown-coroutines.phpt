--TEST--
Own id and a running coroutine: 10015; unknown, ended, zero and negative ids: 10016
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $try = function (int $cid) {
        swoole_clear_error();
        echo json_encode([C::cancel($cid), swoole_last_error()]), "\n";
    };
    $try(C::getCid());
    go(fn() => $try(C::getPcid()));
    $try(12345);
    $try(go(fn() => 1));
    $try(0);
    $try(-1);
});
--EXPECT--
[false,10015]
[false,10015]
[false,10016]
[false,10016]
[false,10016]
[false,10016]
