--TEST--
A timeout: false, 10018, the targets keep running and can be joined again; 0 and negative wait for ever
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = go(function () {
        C::sleep(.3);
        echo "target ends\n";
    });
    $begun = hrtime(true);
    echo json_encode([C::join([$cid], .002), swoole_last_error(), hrtime(true) - $begun >= 2e6, C::exists($cid)]), "\n";
    var_dump(C::join([$cid], 0));
    var_dump(C::join([go(fn() => C::sleep(.002))], -1));
    var_dump(C::join([go(fn() => C::sleep(.002))], 10));
});
--EXPECT--
[false,10018,true,true]
target ends
bool(true)
bool(true)
bool(true)
