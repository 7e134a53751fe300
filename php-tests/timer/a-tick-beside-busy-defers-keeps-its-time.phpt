--TEST--
A 10 ms tick fires beside coroutines that put themselves off without pause
--FILE--
<?php
use Swoole\{Event, Timer};
use function Swoole\Coroutine\run;

run(function () {
    $done = false;
    $again = function () use (&$again, &$done) {
        if (!$done) {
            Event::defer($again);
        }
    };
    $again();
    $again();
    $start = hrtime(true);
    Timer::tick(10, function ($id) use (&$done, $start) {
        static $n = 0;
        if (++$n == 20) {
            Timer::clear($id);
            $done = true;
            // 20 calls are 200 ms; a busy machine is given more.
            echo (hrtime(true) - $start) / 1e6 < 1000 ? "kept\n" : "starved\n";
        }
    });
});
?>
--EXPECT--
kept
