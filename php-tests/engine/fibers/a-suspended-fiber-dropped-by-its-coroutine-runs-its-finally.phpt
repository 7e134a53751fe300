--TEST--
PHP destroys a Fiber that nobody resumes: its finally block runs in the coroutine that drops it, and may not be skipped
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    $fiber = new Fiber(function () {
        try {
            Fiber::suspend();
        } finally {
            echo "finally in coroutine ", C::getCid(), "\n";
        }
    });
    $fiber->start();
    C::sleep(.001);
    unset($fiber);
    echo "dropped\n";
});
--EXPECT--
finally in coroutine 1
dropped
