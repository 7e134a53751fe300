--TEST--
A coroutine created inside a user Fiber outlives a suspension of that Fiber
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $fiber = new Fiber(function () {
        $cid = go(function () {
            C::sleep(.002);
            echo "child\n";
        });
        Fiber::suspend($cid);
        echo "fiber\n";
    });
    $cid = $fiber->start();
    echo "parent of the child: ", C::getPcid($cid) === C::getCid() ? "this" : "other", "\n";
    C::join([$cid]);
    $fiber->resume();
});
--EXPECT--
parent of the child: this
child
fiber
