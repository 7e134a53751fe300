--TEST--
Flags without SWOOLE_HOOK_SLEEP put PHP's own functions back, at once
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


run(function () {
    go(function () {
        usleep(1);
        echo "hooked: second\n";
    });
    echo "hooked: first\n";
    C::sleep(.01);
    Runtime::setHookFlags(SWOOLE_HOOK_ALL & ~SWOOLE_HOOK_SLEEP);
    go(function () {
        usleep(1);
        echo "native: first\n";
    });
    echo "native: second\n";
});
?>
--EXPECT--
hooked: first
hooked: second
native: first
native: second
