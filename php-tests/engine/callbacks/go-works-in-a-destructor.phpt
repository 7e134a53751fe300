--TEST--
A destructor creates a coroutine that outlives it
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Creates
{
    public function __destruct()
    {
        go(function () {
            echo "child begins\n";
            C::sleep(.001);
            echo "child ends\n";
        });
        echo "destructor ends\n";
    }
}
run(function () {
    $o = new Creates;
    unset($o);
    echo "after unset\n";
});
--EXPECT--
child begins
destructor ends
after unset
child ends
