--TEST--
sleep() returns its seconds, time_nanosleep() what is left, time_sleep_until() false; the last error is 10017
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


run(function () {
    foreach ([
        fn () => sleep(60),
        fn () => usleep(60_000_000),
        fn () => array_keys(time_nanosleep(60, 0)),
        fn () => time_sleep_until(microtime(true) + 60),
    ] as $sleep) {
        $target = go(function () use ($sleep) {
            echo json_encode($sleep()), ' ', swoole_last_error(), ' ', json_encode(C::isCanceled()), "\n";
        });
        C::cancel($target);
    }
});
?>
--EXPECT--
60 10017 true
null 10017 true
["seconds","nanoseconds"] 10017 true
false 10017 true
