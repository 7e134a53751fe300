--TEST--
The coroutine that resumes a Fiber is the one that waits when the Fiber waits
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $fiber = new Fiber(function () {
        echo "starts in coroutine ", C::getCid(), "\n";
        Fiber::suspend();
        echo "goes on in coroutine ", C::getCid(), "\n";
        C::sleep(.001);
        echo "still in coroutine ", C::getCid(), "\n";
    });
    go(fn() => $fiber->start());
    go(function () use ($fiber) {
        $fiber->resume();
        echo "back in coroutine ", C::getCid(), "\n";
    });
    echo "meanwhile coroutine ", C::getCid(), "\n";
});
--EXPECT--
starts in coroutine 2
goes on in coroutine 3
meanwhile coroutine 1
still in coroutine 3
back in coroutine 3
