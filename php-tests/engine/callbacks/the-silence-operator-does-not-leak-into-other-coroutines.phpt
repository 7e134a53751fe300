--TEST--
@ around a call that suspends silences that coroutine alone
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(function ($level, $message) {
    if (error_reporting() & $level) {
        echo "heard: $message\n";
    }
    return true;
});
function quiet()
{
    C::sleep(.001);
    trigger_error("inside @", E_USER_WARNING);
}
run(function () {
    go(function () {
        @quiet();
        trigger_error("after @", E_USER_WARNING);
    });
    trigger_error("in the creator", E_USER_WARNING);
});
trigger_error("in the main script", E_USER_WARNING);
--EXPECT--
heard: in the creator
heard: after @
heard: in the main script
