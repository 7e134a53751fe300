--TEST--
A time limit that is negative or no number is refused with a warning and leaves the one before
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    C::setTimeLimit(.01);
    var_dump(C::setTimeLimit(-1), swoole_last_error());
    var_dump(C::setTimeLimit(NAN));
    try {
        C::sleep(60);
    } catch (C\TimeoutException) {
        echo "as set before\n";
    }
});
try {
    C::setTimeLimit(1);
} catch (Swoole\Error $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECTF--
Warning: Swoole\Coroutine::setTimeLimit(): Timer must be greater than or equal to 0.001 in %s on line 8
bool(false)
int(503)

Warning: Swoole\Coroutine::setTimeLimit(): Timer must be greater than or equal to 0.001 in %s on line 9
bool(false)
as set before
API must be called in the coroutine
