--TEST--
array_udiff() and array_uintersect() compare with the callback of their own coroutine
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $out = [];
    $cids = [
        go(function () use (&$out) {
            $out['by value'] = array_values(array_udiff([1, 2, 3, 4], [2, 4], function ($x, $y) {
                C::sleep(.001);
                return $x <=> $y;
            }));
        }),
        go(function () use (&$out) {
            $out['by rest'] = array_values(array_uintersect([1, 2, 3, 4], [10], function ($x, $y) {
                C::sleep(.001);
                return $x % 2 <=> $y % 2;
            }));
        }),
    ];
    C::join($cids);
    ksort($out);
    echo json_encode($out), "\n";
});
--EXPECT--
{"by rest":[2,4],"by value":[1,3]}
