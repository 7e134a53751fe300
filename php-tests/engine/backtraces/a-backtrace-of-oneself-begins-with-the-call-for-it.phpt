--TEST--
A backtrace of the running coroutine, and of the main script outside of coroutines, begins with the call for it
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


function names(array $trace): string
{
    return preg_replace('/{closure[^}]*}/', '{closure}', implode(' ', array_column($trace, 'function'))) . "\n";
}
function deep(): array
{
    return C::getBackTrace();
}
run(function () {
    echo names(C::getBackTrace());
    echo names(C::getBackTrace(C::getCid()));
    echo names(deep());
});
echo names(deep());
echo names(C::getBackTrace(-1));
?>
--EXPECT--
getBackTrace {closure}
getBackTrace {closure}
getBackTrace deep {closure}
getBackTrace deep
getBackTrace
