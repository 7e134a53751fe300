--TEST--
A coroutine created under ob_start() has no buffer; the buffer of the main script is untouched
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

ob_start();
echo "main's ";
run(function () {
    echo "coroutine at level ", ob_get_level(), "\n";
    C::sleep(.001);
    echo "still at level ", ob_get_level(), "\n";
});
echo "buffer, level ", ob_get_level(), "\n";
echo strtoupper(ob_get_clean());
--EXPECT--
coroutine at level 0
still at level 0
MAIN'S BUFFER, LEVEL 1
