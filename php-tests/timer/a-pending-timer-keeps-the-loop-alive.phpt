--TEST--
A timer keeps the loop going until it has fired or is cleared
--FILE--
<?php
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(fn() => Timer::after(10, fn() => print("fired\n")));
echo "end\n";
run(function () {
    $long = Timer::after(3_600_000, fn() => print("never\n"));
    $tick = Timer::tick(3_600_000, fn() => print("never\n"));
    Timer::after(1, function () use ($long, $tick) {
        Timer::clear($long);
        Timer::clear($tick);
    });
});
echo "end\n";
?>
--EXPECT--
fired
end
end
