--TEST--
A 10 ms tick fires beside coroutines that put themselves off without pause
--FILE--
<?php
use Swoole\{Event, Timer};
use function Swoole\Coroutine\run;

// the processor's time: the loop is busy all the time, and what other processes have does not count
function used(): float
{
    $usage = getrusage();
    return $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e6;
}

run(function () {
    $done = false;
    $again = function () use (&$again, &$done) {
        if (!$done) {
            Event::defer($again);
        }
    };
    $again();
    $again();
    $start = used();
    Timer::tick(10, function ($id) use (&$done, $start) {
        static $n = 0;
        if (++$n == 20) {
            Timer::clear($id);
            $done = true;
            // 20 calls are 200 ms
            echo used() - $start < 1 ? "kept\n" : "starved\n";
        }
    });
});
?>
--EXPECT--
kept
