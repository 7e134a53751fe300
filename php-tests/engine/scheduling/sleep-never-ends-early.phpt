--TEST--
Weakness 16: fractions of a millisecond are not cut off
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    foreach ([.001, .0011, .0015, .0019, .0029, .0101, .0209] as $seconds) {
        for ($i = 0; $i < 5; $i++) {
            $begun = hrtime(true);
            $ok = C::sleep($seconds);
            $slept = (hrtime(true) - $begun) / 1e9;
            if (!$ok || $slept < $seconds) {
                echo "sleep($seconds) ended after $slept s\n";
            }
        }
    }
    echo "done\n";
});
--EXPECT--
done
