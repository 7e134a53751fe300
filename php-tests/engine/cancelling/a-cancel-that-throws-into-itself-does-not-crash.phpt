--TEST--
Weakness 2: cancel(own id, true) throws at once, or returns false with 10015
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    try {
        var_dump(C::cancel(C::getCid(), true) === false && swoole_last_error() === 10015);
    } catch (C\CanceledException $e) {
        var_dump(true);
    }
    var_dump(C::sleep(.001));
});
--EXPECT--
bool(true)
bool(true)
