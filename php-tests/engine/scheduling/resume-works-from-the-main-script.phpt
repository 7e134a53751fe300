--TEST--
A coroutine left in yield() by one loop is resumed from the main script and by a later loop
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
run(function () use (&$cid) {
    $cid = go(function () {
        C::yield();
        echo "resumed by the main script\n";
        C::yield();
        echo "resumed by a later loop\n";
        C::sleep(.001);
        echo "that loop waits for it\n";
    });
});
var_dump(C::resume($cid));
echo "coroutine in main: ", C::getCid(), "\n";
run(function () use ($cid) {
    C::resume($cid);
    echo "back\n";
});
var_dump(C::exists($cid));
--EXPECT--
resumed by the main script
bool(true)
coroutine in main: -1
resumed by a later loop
back
that loop waits for it
bool(false)
