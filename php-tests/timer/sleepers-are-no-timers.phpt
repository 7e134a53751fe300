--TEST--
Weakness 36: what sleeps or waits with a time limit is no timer of the script's
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Timer;
use function Swoole\Coroutine\{go, run};

run(function () {
    $id = Timer::after(5, fn() => 1);
    go(fn() => C::sleep(.01));
    go(fn() => (new C\Channel(1))->pop(.01));
    var_dump(Timer::stats()['num'], Timer::exists($id + 1), Timer::info($id + 1));
    echo json_encode(iterator_to_array(Timer::list())), "\n";
});
?>
--EXPECT--
int(1)
bool(false)
NULL
[1]
