--TEST--
Sequential run() calls, also in a function that is called again and again
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function once(int $n): int
{
    $sum = 0;
    run(function () use ($n, &$sum) {
        for ($i = 1; $i <= $n; $i++) {
            go(function () use ($i, &$sum) {
                C::sleep(.001);
                $sum += $i;
            });
        }
    });
    return $sum;
}
$total = 0;
for ($i = 0; $i < 50; $i++) {
    $total += once(4);
}
echo $total, " ", C::stats()['coroutine_last_cid'], "\n";
--EXPECT--
500 250
