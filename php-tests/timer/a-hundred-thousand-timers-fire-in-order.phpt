--TEST--
100,000 timers: each fires once, in order; half of them cleared do not
--FILE--
<?php
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(function () {
    $state = new class { public int $fired = 0; public int $last = -1; public bool $ordered = true; };
    $fire = function (int $i) use ($state) {
        $state->ordered = $state->ordered && $i > $state->last;
        $state->last = $i;
        $state->fired++;
    };
    for ($i = 0; $i < 100_000; $i++) {
        $ids[] = Timer::after(50, $fire, $i);
    }
    echo Timer::stats()['num'], "\n";
    foreach ($ids as $i => $id) {
        if ($i % 2) {
            Timer::clear($id);
        }
    }
    echo Timer::stats()['num'], "\n";
    Timer::after(60, fn() => print($state->fired . ' ' . var_export($state->ordered, true) . "\n"));
});
?>
--EXPECT--
100000
50000
50000 true
