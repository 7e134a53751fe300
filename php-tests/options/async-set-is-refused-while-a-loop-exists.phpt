--TEST--
swoole_async_set() is refused while a loop exists, by an error that can be caught
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    try {
        swoole_async_set(['log_level' => 6]);
    } catch (Swoole\Error $error) {
        echo $error->getMessage(), "\n";
    }
    swoole_error_log(SWOOLE_LOG_INFO, 'still written');
});
var_dump(swoole_async_set([]));
?>
--EXPECTF--
eventLoop has already been created. unable to change settings
[%s]	INFO	still written
bool(true)
