--TEST--
One usort() ends by an exception while another one is suspended
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = go(function () {
        $a = [3, 1, 2];
        usort($a, function ($x, $y) {
            C::sleep(.003);
            return $x <=> $y;
        });
        echo json_encode($a), "\n";
    });
    try {
        $a = [1, 2];
        usort($a, function ($x, $y) {
            C::sleep(.001);
            throw new Exception("stop");
        });
    } catch (Exception $e) {
        echo $e->getMessage(), "\n";
    }
});
--EXPECT--
stop
[1,2,3]
