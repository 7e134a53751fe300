--TEST--
CanceledException: empty message, code 0, no previous, file and line of the suspension; finally blocks and defers run
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = go(function () {
        C::defer(fn() => print("defer\n"));
        try {
            $line = __LINE__ + 1;
            C::sleep(10);
            echo "never\n";
        } catch (C\CanceledException $e) {
            echo json_encode([$e->getMessage(), $e->getCode(), $e->getPrevious(), $e->getFile() === __FILE__, $e->getLine() === $line, $e instanceof Exception]), "\n";
        } finally {
            echo "finally\n";
        }
    });
    var_dump(C::cancel($cid, true), C::exists($cid));
});
--EXPECT--
["",0,null,true,true,true]
finally
defer
bool(true)
bool(false)
