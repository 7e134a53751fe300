--TEST--
A top-level go() that sleeps is served by the next run(), which waits for it
--INI--
error_reporting=8191
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

go(function () {
    echo "before\n";
    C::sleep(.005);
    echo "ended by run()\n";
});
run(function () {
    echo "in run()\n";
});
echo "after run()\n";
--EXPECT--
before
in run()
ended by run()
after run()
