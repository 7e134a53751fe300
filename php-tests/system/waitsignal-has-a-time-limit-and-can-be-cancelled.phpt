--TEST--
A timeout: false and 10018; cancelled: false and 10017
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    var_dump(System::waitSignal(SIGUSR1, .01));
    echo swoole_last_error(), "\n";
    $target = go(function () {
        var_dump(System::waitSignal(SIGUSR1));
        echo swoole_last_error(), "\n";
    });
    C::cancel($target);
});
?>
--EXPECT--
bool(false)
10018
bool(false)
10017
