--TEST--
getStackUsage() grows with the calls of a coroutine, suspended or running, and of the main script
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


function deep(int $levels): int
{
    return $levels > 0 ? deep($levels - 1) : C::getStackUsage();
}
function wait(int $levels): void
{
    $levels > 0 ? wait($levels - 1) : C::yield();
}
run(function () {
    var_dump(C::getStackUsage() > 0, deep(1000) > deep(10) + 990 * 64);
    [$flat, $steep] = [go('wait', 1), go('wait', 1000)];
    var_dump(C::getStackUsage($steep) > C::getStackUsage($flat) + 999 * 64);
    C::resume($flat);
    C::resume($steep);
});
var_dump(deep(100) > C::getStackUsage(-1), C::getStackUsage() > 0);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
