--TEST--
Named arguments in any order
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = \go(func: function () {
        try {
            C::yield();
        } catch (C\CanceledException) {
            echo "cancelled\n";
        }
    });
    var_dump(C::exists(cid: $cid));
    var_dump(C::cancel(throw_exception: true, cid: $cid));
    var_dump(C::join(timeout: 1, cid_array: [go(fn() => C::sleep(seconds: .001))]));
});
--EXPECT--
bool(true)
cancelled
bool(true)
bool(true)
