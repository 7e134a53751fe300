--TEST--
sleep(0), 0.0009 and negative values: warning, false and no switch, in a coroutine and outside
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn($level, $message) => print("W: $message\n"));
run(function () {
    go(fn() => C::sleep(.001) && print("asleep until now\n"));
    foreach ([0, .0009, -1] as $seconds) {
        var_dump(C::sleep($seconds));
    }
    echo "no switch\n";
});
var_dump(C::sleep(0));
--EXPECT--
W: Swoole\Coroutine::sleep(): Timer must be greater than or equal to 0.001
bool(false)
W: Swoole\Coroutine::sleep(): Timer must be greater than or equal to 0.001
bool(false)
W: Swoole\Coroutine::sleep(): Timer must be greater than or equal to 0.001
bool(false)
no switch
asleep until now
W: Swoole\Coroutine::sleep(): Timer must be greater than or equal to 0.001
bool(false)
