--TEST--
While a destructor suspends during unwinding, other coroutines throw and catch their own exceptions
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    public function __destruct()
    {
        echo "destructor begins\n";
        C::sleep(.005);
        echo "destructor ends\n";
    }
}
function unwound()
{
    $slow = new Slow;
    throw new Exception("of the first");
}
run(function () {
    go(function () {
        try {
            unwound();
        } catch (Exception $e) {
            echo "caught ", $e->getMessage(), ", previous ", var_export($e->getPrevious(), true), "\n";
        }
    });
    go(function () {
        try {
            throw new LogicException("of the second");
        } catch (Exception $e) {
            echo "caught ", $e->getMessage(), "\n";
        }
    });
});
--EXPECT--
destructor begins
caught of the second
destructor ends
caught of the first, previous NULL
