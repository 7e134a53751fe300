--TEST--
Timer::info(), stats() and list(), before, in and after a loop
--FILE--
<?php
use Swoole\Timer;
use function Swoole\Coroutine\run;

var_dump(Timer::info(1));
echo json_encode(Timer::stats()), "\n";
run(function () {
    $tick = Timer::tick(7, fn($id) => Timer::clear($id));
    $once = Timer::after(9, fn() => 1);
    echo json_encode(Timer::info($tick)), "\n";
    $info = Timer::info($once);
    unset($info['exec_msec']);
    echo json_encode($info), "\n";
    echo json_encode(Timer::stats()), "\n";
    echo get_class(Timer::list()), ': ', json_encode(iterator_to_array(Timer::list())), "\n";
    var_dump(swoole_timer_exists($tick), swoole_timer_info(99));
    echo json_encode(swoole_timer_stats()), ' ', json_encode(iterator_to_array(swoole_timer_list())), "\n";
});
echo json_encode(Timer::stats()), "\n";
?>
--EXPECT--
bool(false)
{"initialized":false,"num":0,"round":0}
{"exec_msec":7,"exec_count":0,"interval":7,"round":0,"removed":false}
{"exec_count":0,"interval":0,"round":0,"removed":false}
{"initialized":true,"num":2,"round":0}
Swoole\Timer\Iterator: [1,2]
bool(true)
NULL
{"initialized":true,"num":2,"round":0} [1,2]
{"initialized":false,"num":0,"round":0}
