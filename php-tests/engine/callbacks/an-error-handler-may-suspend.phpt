--TEST--
While the error handler waits in one coroutine, a warning of another coroutine calls it too
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(function (int $level, string $message) {
    $cid = C::getCid();
    echo "handler begins in $cid: $message\n";
    if ($cid > 0) {
        C::sleep($cid == 2 ? .005 : .001);
    }
    echo "handler ends in $cid\n";
    return true;
});
run(function () {
    for ($i = 0; $i < 2; $i++) {
        go(function () {
            trigger_error("warning of " . C::getCid(), E_USER_WARNING);
            echo "after the warning of ", C::getCid(), "\n";
        });
    }
});
trigger_error("warning of the main script", E_USER_WARNING);
--EXPECT--
handler begins in 2: warning of 2
handler begins in 3: warning of 3
handler ends in 3
after the warning of 3
handler ends in 2
after the warning of 2
handler begins in -1: warning of the main script
handler ends in -1
