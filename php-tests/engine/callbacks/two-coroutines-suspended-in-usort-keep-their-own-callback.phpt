--TEST--
usort() in two coroutines at once, each comparison suspending
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $sorted = [];
    $cids = [];
    foreach (['up' => 1, 'down' => -1] as $name => $sign) {
        $cids[] = go(function () use ($name, $sign, &$sorted) {
            $a = [3, 1, 2, 5, 4];
            usort($a, function ($x, $y) use ($sign) {
                C::sleep(.001);
                return $sign * ($x <=> $y);
            });
            $sorted[$name] = $a;
        });
    }
    C::join($cids);
    foreach (['up', 'down'] as $name) {
        echo "$name: ", json_encode($sorted[$name]), "\n";
    }
});
--EXPECT--
up: [1,2,3,4,5]
down: [5,4,3,2,1]
