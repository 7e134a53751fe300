--TEST--
sleep(), usleep(), time_nanosleep() and time_sleep_until() let the others run, never end early, and return what PHP's do
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


run(function () {
    foreach ([
        'sleep' => [1.0, fn () => sleep(1)],
        'usleep' => [.0105, fn () => usleep(10_500)],
        'time_nanosleep' => [.0205, fn () => time_nanosleep(0, 20_500_000)],
        'time_sleep_until' => [.03, fn () => time_sleep_until(microtime(true) + .03)],
    ] as $name => [$seconds, $sleep]) {
        go(function () use ($name, $seconds, $sleep) {
            $begun = hrtime(true);
            $result = $sleep();
            echo str_pad($name, 17), var_export($result, true), hrtime(true) - $begun >= $seconds * 1e9 - 1e6 ? " not early\n" : " early\n";
        });
    }
    echo "all asleep\n";
});
?>
--EXPECT--
all asleep
usleep           NULL not early
time_nanosleep   true not early
time_sleep_until true not early
sleep            0 not early
