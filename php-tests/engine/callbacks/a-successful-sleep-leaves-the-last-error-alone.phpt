--TEST--
swoole_last_error() is one value per coroutine and one for the main script; only failures set it
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn($level, $message) => true);
run(function () {
    echo "new coroutine: ", swoole_last_error(), "\n";
    C::sleep(.001);
    echo "after sleep: ", swoole_last_error(), "\n";
    C::cancel(12345);
    echo "after a failure: ", swoole_last_error(), "\n";
    go(function () {
        echo "child: ", swoole_last_error(), "\n";
        C::join([]);
        C::sleep(.1);
        echo "child after its failure and a sleep: ", swoole_last_error(), "\n";
    });
    C::sleep(.001);
    echo "still: ", swoole_last_error(), "\n";
    swoole_clear_error();
    echo "cleared: ", swoole_last_error(), "\n";
    C::sleep(.1);
});
echo "main script: ", swoole_last_error(), "\n";
C::cancel(12345);
run(fn() => C::join([]));
echo "main script after its own failure: ", swoole_last_error(), "\n";
--EXPECT--
new coroutine: 0
after sleep: 0
after a failure: 10016
child: 0
still: 10016
cleared: 0
child after its failure and a sleep: 505
main script: 0
main script after its own failure: 10016
