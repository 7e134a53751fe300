--TEST--
fatal_error_backtraces: the trace of a fatal error begins in the coroutine and ends where the coroutine began
--SKIPIF--
<?php if (PHP_VERSION_ID < 80500) echo 'skip fatal errors have backtraces since PHP 8.5';
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Holder
{
    function fail(object $holder)
    {
        trigger_error('broken', E_USER_ERROR);
    }
}
register_shutdown_function(function () {
    echo "shutdown: ", count(error_get_last()['trace']), " frames\n";
});
run(function () {
    go(fn () => C::sleep(0.01));
    go(fn () => (new Holder())->fail(new Holder()));
});
SCRIPT, ['fatal_error_backtraces' => 1, 'error_reporting' => E_ALL & ~E_DEPRECATED]);
--EXPECT--
Fatal error: broken in child.php on line 9
Stack trace:
#0 child.php(9): trigger_error('broken', 256)
#1 child.php(17): Holder->fail(Object(Holder))
#2 [internal function]: {closure}()
#3 {main}
shutdown: 3 frames
exit 255
