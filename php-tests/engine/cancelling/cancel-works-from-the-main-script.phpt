--TEST--
A coroutine left in yield() by a loop is cancelled by the main script
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
run(function () use (&$cid) {
    $cid = go(fn() => print(json_encode(C::yield()) . "\n"));
});
var_dump(C::cancel($cid), C::exists($cid));
--EXPECT--
false
bool(true)
bool(false)
