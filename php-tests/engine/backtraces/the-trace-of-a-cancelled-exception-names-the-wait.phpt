--TEST--
The trace of a CanceledException names the wait that it ended
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


function inner(): void
{
    C::sleep(60);
}
run(function () {
    $id = go(function (): void {
        try {
            inner();
        } catch (C\CanceledException $exception) {
            echo $exception->getLine(), "\n", $exception->getTraceAsString(), "\n";
            var_dump($exception->getPrevious());
        }
    });
    C::cancel($id, true);
});
?>
--EXPECTF--
8
#0 %s(8): Swoole\Coroutine::sleep(60%S)
#1 %s(13): inner()
#2 [internal function]: {closure%S}()
#3 {main}
NULL
