--TEST--
array_walk() in two coroutines at once
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $sorted = [];
    $cids = [];
    foreach (['up' => 1, 'down' => -1] as $name => $sign) {
        $cids[] = go(function () use ($name, $sign, &$sorted) {
            $a = [1, 2, 3];
            array_walk($a, function (&$v, $k, $sign) {
                C::sleep(.001);
                $v *= 10 * $sign;
            }, $sign);
            $sorted[$name] = $a;
        });
    }
    C::join($cids);
    foreach (['up', 'down'] as $name) {
        echo "$name: ", json_encode($sorted[$name]), "\n";
    }
});
--EXPECT--
up: [10,20,30]
down: [-10,-20,-30]
