--TEST--
cancel() ends wait() like a time limit
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\{go, run};

run(function () {
    $barrier = $other = Barrier::make();
    $id = C::getCid();
    go(function () use ($id) {
        C::sleep(0.001);
        var_dump(C::cancel($id));
    });
    Barrier::wait($barrier);
    var_dump(C::isCanceled(), $barrier);
    $other = null;
    echo "end\n";
});
?>
--EXPECT--
bool(true)
NULL
end
bool(true)
