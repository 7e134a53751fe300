--TEST--
While the callback of one coroutine's buffer waits, another one prints to stdout
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    go(function () {
        ob_start(function (string $buffer) {
            C::sleep(.001);
            return strtoupper($buffer);
        });
        echo "from the buffer\n";
        ob_end_flush();
        echo "after the buffer\n";
    });
    echo "meanwhile, at level ", ob_get_level(), "\n";
});
--EXPECT--
meanwhile, at level 0
FROM THE BUFFER
after the buffer
