--TEST--
A destructor run by unset() waits for the reactor; the coroutine that ran it waits with it
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    public function __destruct()
    {
        echo "destructor begins\n";
        var_dump(C::sleep(.1));
        echo "destructor ends\n";
    }
}
run(function () {
    go(function () {
        $slow = new Slow;
        unset($slow);
        echo "after unset\n";
    });
    go(function () {
        C::sleep(.001);
        echo "another coroutine\n";
    });
    echo "creator\n";
});
--EXPECT--
destructor begins
creator
another coroutine
bool(true)
destructor ends
after unset
