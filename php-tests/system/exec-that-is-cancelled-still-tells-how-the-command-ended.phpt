--TEST--
A cancel cuts off the output; the command is waited for, and a second cancel gives that up
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    $target = go(function () {
        $result = System::exec('exec >&-; sleep .05; exit 5');
        echo json_encode($result), "\n";
    });
    var_dump(C::cancel($target));
    C::join([$target]);

    $target = go(function () {
        var_dump(System::exec('sleep 1'));
        echo swoole_last_error(), "\n";
    });
    var_dump(C::cancel($target), C::cancel($target));
});
?>
--EXPECT--
bool(true)
{"code":5,"signal":0,"output":""}
bool(false)
10017
bool(true)
bool(true)
