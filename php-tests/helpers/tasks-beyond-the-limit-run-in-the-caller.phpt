--TEST--
Tasks for which there are too many coroutines run in the caller, one after the other
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{batch, map, parallel, run};

C::set(['max_coroutine' => 3]);
run(function () {
    $task = function () {
        C::sleep(0.001);
        return C::getCid();
    };
    echo json_encode(batch(array_fill(0, 6, $task))), "\n";
    echo json_encode(map([1, 2, 3, 4], $task)), "\n";
    parallel(5, fn () => print($task() . ' '));
});
?>
--EXPECT--
[2,3,1,4,5,1]
[6,7,1,8]
9 1 10 11 1 
