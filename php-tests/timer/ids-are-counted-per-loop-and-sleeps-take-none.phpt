--TEST--
Timer ids are 1, 2, 3, … in each loop; sleeping takes none
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Timer;
use function Swoole\Coroutine\run;

foreach ([1, 2] as $loop) {
    run(function () {
        C::sleep(.001);
        echo Timer::after(1, fn() => 1), ' ';
        C::sleep(.001);
        echo Timer::tick(1, fn($id) => Timer::clear($id)), ' ';
        echo Timer::after(1, fn() => 1), "\n";
    });
}
?>
--EXPECT--
1 2 3
1 2 3
