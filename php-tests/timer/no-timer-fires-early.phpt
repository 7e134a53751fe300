--TEST--
A timer never fires before its time
--FILE--
<?php
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(function () {
    foreach ([1, 2, 3, 5, 8, 13, 21] as $ms) {
        $set = hrtime(true);
        Timer::after($ms, function () use ($ms, $set) {
            if (hrtime(true) - $set < $ms * 1_000_000) {
                echo "$ms ms: early\n";
            }
        });
    }
    $start = hrtime(true);
    Timer::tick(3, function ($id) use ($start) {
        static $n = 0;
        if (hrtime(true) - $start < ++$n * 3_000_000) {
            echo "tick $n: early\n";
        }
        if ($n == 5) {
            Timer::clear($id);
        }
    });
});
echo "done\n";
?>
--EXPECT--
done
