--TEST--
Clearing a tick in its own callback: it is gone at once, but info() tells that it was removed until the call is over
--FILE--
<?php
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(function () {
    Timer::tick(5, function ($id) {
        static $n = 0;
        if (++$n == 2) {
            var_dump(Timer::clear($id), Timer::exists($id), Timer::clear($id));
            $info = Timer::info($id);
            var_dump($info['exec_count'], $info['interval'], $info['removed']);
            print_r(iterator_to_array(Timer::list()));
            Swoole\Event::defer(fn() => var_dump(Timer::info($id)));
        }
    });
});
?>
--EXPECT--
bool(true)
bool(false)
bool(false)
int(1)
int(5)
bool(true)
Array
(
)
NULL
