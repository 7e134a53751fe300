--TEST--
parallel() runs its task several times, each time in a coroutine of its own
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Scheduler;

$scheduler = new Scheduler();
var_dump($scheduler->parallel(3, function (string $text) {
    echo C::getCid(), $text, "\n";
    C::sleep(0.001);
}, '!'));
var_dump($scheduler->add(fn () => print("one\n")));
var_dump($scheduler->start());
?>
--EXPECT--
NULL
NULL
1!
2!
3!
one
bool(true)
