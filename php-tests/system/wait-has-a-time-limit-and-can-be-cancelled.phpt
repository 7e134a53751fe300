--TEST--
A timeout: false and 110; cancelled: false and 10017
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    $child = proc_open(['sleep', '60'], [], $pipes);
    $pid = proc_get_status($child)['pid'];
    foreach ([fn ($limit) => System::wait($limit), fn ($limit) => System::waitPid($pid, $limit), fn ($limit) => System::waitPid(-1, $limit)] as $wait) {
        var_dump($wait(.01));
        echo swoole_last_error(), "\n";
        $target = go(function () use ($wait) {
            var_dump($wait(-1));
            echo swoole_last_error(), "\n";
        });
        C::cancel($target);
    }
    proc_terminate($child, 9);
    $ended = System::waitPid($pid);
    var_dump($ended['pid'] === $pid, $ended['code'], $ended['signal']);
});
?>
--EXPECT--
bool(false)
110
bool(false)
10017
bool(false)
110
bool(false)
10017
bool(false)
110
bool(false)
10017
bool(true)
int(0)
int(9)
