--TEST--
create() runs an internal function as well, and its traces say so
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    var_dump(go('print_r', "printed\n") > 0);
    var_dump(go('Swoole\Coroutine::yield') > 0);
    C::printBackTrace(3);
    C::resume(3);
});
?>
--EXPECT--
printed
bool(true)
bool(true)
#0 [internal function]: Swoole\Coroutine::yield()
