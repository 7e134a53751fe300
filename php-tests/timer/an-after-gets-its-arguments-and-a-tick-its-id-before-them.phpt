--TEST--
A tick gets its id and its arguments until it is cleared, an after only its arguments
--FILE--
<?php
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(function () {
    Timer::tick(50, function ($id, $x) {
        static $n = 0;
        echo $x, ++$n, " ";
        if ($n == 3) {
            Timer::clear($id);
        }
    }, "t");
    Timer::after(1, fn(...$a) => print(count($a) . " "));
    echo "m ";
});
echo "e\n";

run(function () {
    Timer::after(1, fn(...$a) => print(json_encode($a) . "\n"), 'x', [1, 2], null);
    swoole_timer_tick(1, function (...$a) {
        echo json_encode($a), "\n";
        swoole_timer_clear($a[0]);
    }, 'y');
});
?>
--EXPECT--
m 0 t1 t2 t3 e
["x",[1,2],null]
[2,"y"]
