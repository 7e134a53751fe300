--TEST--
Weakness 1: what a coroutine returns is released when its defers have run, not at the end of the process
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Returned
{
    public function __destruct() { echo "destructor in ", C::getCid(), "\n"; }
}
run(function () {
    go(function () {
        C::defer(fn($value) => print("defer got " . get_class($value) . "\n"));
        return new Returned;
    });
    echo "go() returned\n";
    $grown = function () {
        for ($i = 0; $i < 1000; $i++) {
            go(fn() => str_repeat('x', 1000));
        }
        return memory_get_usage();
    };
    $before = $grown();
    echo $grown() - $before < 10000 ? "does not grow\n" : "grows\n";
});
--EXPECT--
defer got Returned
destructor in 2
go() returned
does not grow
