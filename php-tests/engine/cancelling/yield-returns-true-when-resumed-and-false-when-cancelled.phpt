--TEST--
yield() and suspend() are one thing; resume() returns true after its target suspends again or ends
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = go(function () {
        var_dump(C::yield());
        var_dump(C::suspend());
        var_dump(C::yield());
        echo swoole_last_error(), "\n";
    });
    var_dump(C::resume($cid));
    var_dump(C::resume($cid));
    var_dump(C::cancel($cid));
    var_dump(C::exists($cid));
});
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
10017
bool(true)
bool(false)
