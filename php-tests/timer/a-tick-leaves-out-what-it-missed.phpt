--TEST--
A tick keeps to its grid: times that passed while a call was busy are left out
--FILE--
<?php
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(function () {
    $id = Timer::tick(20, function ($id) {
        static $n = 0, $due;
        if (++$n == 1) {
            $due = Timer::info($id)['exec_msec'];
            // Two times and a half.
            $end = hrtime(true) + 50_000_000;
            while (hrtime(true) < $end);
        } else {
            $late = Timer::info($id)['exec_msec'] - $due;
            echo $late >= 60 ? 'left out' : 'made up for', ', ', $late % 20 == 0 ? 'on the grid' : 'off the grid', "\n";
            Timer::clear($id);
        }
    });
});
?>
--EXPECT--
left out, on the grid
