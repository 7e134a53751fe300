--TEST--
The option exit_condition is asked when nothing else keeps the loop, and keeps it while it answers false
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


$asked = 0;
C::set(['exit_condition' => function () use (&$asked): bool {
    echo 'asked in ', C::getCid(), "\n";
    return ++$asked >= 3;
}]);
var_dump(run(function () {
    C::sleep(.001);
    echo "slept\n";
}));
?>
--EXPECT--
slept
asked in -1
asked in -1
asked in -1
bool(true)
