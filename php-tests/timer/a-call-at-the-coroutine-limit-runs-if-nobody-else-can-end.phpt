--TEST--
At the coroutine limit, with nobody else to wake the others, a callback runs on the loop and can
--FILE--
<?php
use Swoole\{Coroutine as C, Timer};
use function Swoole\Coroutine\run;

C::set(['max_coroutine' => 1]);
run(function () {
    $cid = C::getCid();
    Timer::after(1, fn() => C::resume($cid));
    C::yield();
    echo "resumed\n";
});
?>
--EXPECT--
resumed
