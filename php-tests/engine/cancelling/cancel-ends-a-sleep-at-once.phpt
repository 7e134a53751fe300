--TEST--
The target sees false and 10017, runs nested until it suspends, and cancel() returns true
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = go(function () {
        $begun = hrtime(true);
        var_dump(C::sleep(10));
        echo swoole_last_error(), hrtime(true) - $begun < 5e9 ? " in time\n" : " late\n";
        C::sleep(.001);
        echo "target ends\n";
    });
    var_dump(C::cancel($cid));
    echo "canceller's last error: ", swoole_last_error(), "\n";
});
--EXPECT--
bool(false)
10017 in time
bool(true)
canceller's last error: 0
target ends
