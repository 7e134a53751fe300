--TEST--
A hooked sleep that ends by itself sets no error
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


run(function () {
    usleep(100);
    sleep(0);
    time_nanosleep(0, 100);
    var_dump(swoole_last_error());
});
?>
--EXPECT--
int(0)
