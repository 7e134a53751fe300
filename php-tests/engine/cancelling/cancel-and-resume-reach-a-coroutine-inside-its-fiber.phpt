--TEST--
resume() and cancel() switch into the Fiber that the coroutine is suspended in
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = go(function () {
        $fiber = new Fiber(function () {
            var_dump(C::yield());
            var_dump(C::sleep(10));
            try {
                C::yield();
            } catch (C\CanceledException $e) {
                echo "cancelled\n";
            }
            Fiber::suspend();
            echo "never\n";
        });
        $fiber->start();
        echo "body goes on\n";
    });
    C::resume($cid);
    C::cancel($cid);
    C::cancel($cid, true);
    echo "end\n";
});
--EXPECT--
bool(true)
bool(false)
cancelled
body goes on
end
