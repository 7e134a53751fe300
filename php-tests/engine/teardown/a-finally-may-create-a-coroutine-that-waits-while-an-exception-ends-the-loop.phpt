--TEST--
What a coroutine creates for its own end may wait, too, and the creator goes on
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

try {
    run(function () {
        go(function () {
            try {
                C::sleep(10);
            } finally {
                go(function () {
                    C::sleep(.001);
                    echo "helper ends\n";
                });
                echo "created\n";
                C::sleep(.02);
                echo "closed\n";
            }
        });
        C::sleep(.001);
        throw new Exception('x');
    });
} catch (Exception $e) {
    echo 'caught ', $e->getMessage(), "\n";
}
--EXPECT--
created
helper ends
closed
caught x
