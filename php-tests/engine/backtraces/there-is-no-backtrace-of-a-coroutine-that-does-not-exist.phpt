--TEST--
There is no backtrace, stack usage or age of a coroutine that does not exist
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    $ended = go(fn () => null);
    foreach ([$ended, 99, -1] as $id) {
        swoole_clear_error();
        var_dump(C::getBackTrace($id), swoole_last_error());
        swoole_clear_error();
        C::printBackTrace($id);
        var_dump(swoole_last_error());
        swoole_clear_error();
        var_dump(C::getStackUsage($id), swoole_last_error());
        var_dump(C::getElapsed($id));
    }
});
var_dump(C::getElapsed());
?>
--EXPECT--
bool(false)
int(10016)
int(10016)
bool(false)
int(10016)
int(-1)
bool(false)
int(10016)
int(10016)
bool(false)
int(10016)
int(-1)
bool(false)
int(10016)
int(10016)
bool(false)
int(10016)
int(-1)
int(-1)
