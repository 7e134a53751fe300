--TEST--
One batch takes thousands of tasks
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{map, run};

run(function () {
    $results = map(range(1, 5000), function (int $number) {
        if ($number % 3 === 0) {
            C::sleep(0.001 + $number % 5 / 1000);
        }
        return $number * 2;
    });
    var_dump(count($results), array_sum($results), C::stats()['coroutine_num']);
});
?>
--EXPECT--
int(5000)
int(25005000)
int(2)
