--TEST--
Frames larger than a VM page survive suspension in several coroutines at once
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function wide(...$arguments)
{
    C::sleep(.001);
    return array_sum($arguments);
}
run(function () {
    $got = [];
    $cids = [];
    for ($i = 1; $i <= 5; $i++) {
        $cids[] = go(function () use ($i, &$got) {
            $got[$i] = [wide(...array_fill(0, 5000 * $i, 1)), wide(...range(1, 3000))];
        });
    }
    C::join($cids);
    ksort($got);
    echo json_encode($got), "\n";
});
--EXPECT--
{"1":[5000,4501500],"2":[10000,4501500],"3":[15000,4501500],"4":[20000,4501500],"5":[25000,4501500]}
