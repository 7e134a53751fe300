--TEST--
Traces show the frames of the coroutine alone: its body is called by an internal function, below it is {main}
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function thrower()
{
    C::sleep(.001);
    throw new Exception();
}
run(function () {
    go(function () {
        try {
            thrower();
        } catch (Exception $e) {
            echo $e->getTraceAsString(), "\n";
        }
    });
});
SCRIPT);
--EXPECT--
#0 child.php(13): thrower()
#1 [internal function]: {closure}()
#2 {main}
exit 0
