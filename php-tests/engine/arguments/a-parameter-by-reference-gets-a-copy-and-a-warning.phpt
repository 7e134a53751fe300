--TEST--
A callable with a reference parameter: warning, and the variable of the caller does not change
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

set_error_handler(fn($level, $message) => print("W: $message\n"));
function increment(&$x)
{
    $x++;
    echo "x is $x\n";
}
run(function () {
    $x = 1;
    go('increment', $x);
    echo "x is $x\n";
});
--EXPECT--
W: increment(): Argument #1 ($x) must be passed by reference, value given
x is 2
x is 1
