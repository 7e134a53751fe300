--TEST--
A coroutine that only gives way keeps nobody else asleep
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


run(function () {
    $stop = false;
    go(function () use (&$stop) {
        C::sleep(.01);
        $stop = true;
    });
    for ($turns = 0; !$stop && $turns < 1e7; $turns++) {
        usleep(0);
    }
    var_dump($stop);
});
?>
--EXPECT--
bool(true)
