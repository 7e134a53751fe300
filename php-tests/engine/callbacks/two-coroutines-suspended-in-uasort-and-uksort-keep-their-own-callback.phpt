--TEST--
uasort() in one coroutine and uksort() in another at once
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $compare = function ($x, $y) {
        C::sleep(.001);
        return $x <=> $y;
    };
    $a = ['x' => 3, 'y' => 1, 'z' => 2];
    $b = ['n' => 1, 'l' => 2, 'm' => 3];
    $cids = [
        go(function () use (&$a, $compare) {
            uasort($a, $compare);
        }),
        go(function () use (&$b, $compare) {
            uksort($b, fn($x, $y) => -$compare($x, $y));
        }),
    ];
    C::join($cids);
    echo json_encode([$a, $b]), "\n";
});
--EXPECT--
[{"y":1,"z":2,"x":3},{"n":1,"m":3,"l":2}]
