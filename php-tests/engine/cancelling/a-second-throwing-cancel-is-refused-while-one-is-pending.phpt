--TEST--
A second cancel that throws is refused while one is pending, and the first is thrown when control returns
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    $outer = C::getCid();
    try {
        go(function () use ($outer): void {
            var_dump(C::cancel($outer, true));
            var_dump(C::cancel($outer, true), swoole_last_error());
            echo "goes on\n";
        });
        echo "not reached\n";
    } catch (C\CanceledException $exception) {
        echo 'cancelled: ', json_encode($exception->getMessage()), ' ', $exception->getCode(), "\n";
    }
});
?>
--EXPECT--
bool(true)
bool(false)
int(10017)
goes on
cancelled: "" 0
