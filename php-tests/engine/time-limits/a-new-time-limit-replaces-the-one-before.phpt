--TEST--
A new time limit replaces the one before, and 0 takes it back
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    go(function (): void {
        C::setTimeLimit(.001);
        var_dump(C::setTimeLimit(60));
        C::sleep(.02);
        echo "longer\n";
        var_dump(C::setTimeLimit(.001));
        var_dump(C::setTimeLimit(0));
        C::sleep(.02);
        echo "none\n";
        C::setTimeLimit(.001);
        try {
            C::sleep(60);
        } catch (C\TimeoutException) {
            C::sleep(.01);
            echo "only once\n";
        }
        var_dump(C::setTimeLimit(1e300), C::setTimeLimit(0.0001));
        try {
            C::sleep(60);
        } catch (C\TimeoutException) {
            echo "less than a millisecond\n";
        }
    });
});
?>
--EXPECT--
bool(true)
longer
bool(true)
bool(false)
none
only once
bool(true)
bool(true)
less than a millisecond
