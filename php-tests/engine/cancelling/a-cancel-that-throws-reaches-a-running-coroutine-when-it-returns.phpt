--TEST--
Into a running coroutine the exception is thrown as soon as control comes back; a second one is refused with 10017
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $me = C::getCid();
    try {
        go(function () use ($me) {
            echo json_encode([C::cancel($me, true), swoole_last_error()]), "\n";
            echo json_encode([C::cancel($me, true), swoole_last_error()]), "\n";
        });
        echo "never\n";
    } catch (C\CanceledException $e) {
        echo "thrown\n";
    }
    var_dump(C::sleep(.001));
});
--EXPECT--
[true,0]
[false,10017]
thrown
bool(true)
