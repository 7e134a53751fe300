--TEST--
swoole_async_set() takes the same options, and getOptions() does not show them
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


var_dump(swoole_async_set(['max_coroutine' => 1, 'aio_core_worker_num' => 2, 'unknown' => 3]));
var_dump(C::getOptions());
run(function () {
    var_dump(go(fn () => null));
});
?>
--EXPECTF--
bool(true)
NULL

Warning: Swoole\Coroutine\go(): exceed max number of coroutine 1 in %s on line 9
bool(false)
