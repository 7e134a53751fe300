--TEST--
The last error belongs to its coroutine: others, and its own successful waits, leave it alone
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    C::cancel(99);
    go(function (): void {
        var_dump(swoole_last_error());
        C::join([]);
        var_dump(swoole_last_error());
    });
    C::sleep(.001);
    var_dump(swoole_last_error());
});
var_dump(swoole_last_error());
?>
--EXPECT--
int(0)
int(505)
int(10016)
int(0)
