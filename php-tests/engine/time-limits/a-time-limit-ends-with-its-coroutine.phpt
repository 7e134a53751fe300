--TEST--
A time limit ends with its coroutine: it neither keeps the loop nor meets a later coroutine
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


$start = hrtime(true);
run(function () {
    for ($i = 0; $i < 3; $i++) {
        go(fn () => C::setTimeLimit(60));
    }
    C::setTimeLimit(30);
    go(function (): void {
        C::setTimeLimit(.005);
    });
    go(function (): void {
        C::sleep(.02);
        echo "not met\n";
    });
});
echo hrtime(true) - $start < 20_000_000_000 ? "over\n" : "kept\n";
?>
--EXPECT--
not met
over
