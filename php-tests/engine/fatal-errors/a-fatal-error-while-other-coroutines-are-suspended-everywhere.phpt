--TEST--
Coroutines suspended in destructors, generators, fibers and internal callbacks do not disturb a fatal error; what they had buffered is printed
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

error_reporting(E_ALL & ~E_DEPRECATED);
class Slow
{
    public function __destruct()
    {
        C::sleep(10);
    }
}
function numbers()
{
    try {
        yield C::sleep(10);
    } finally {
        echo "never\n";
    }
}
run(function () {
    go(function () {
        $slow = new Slow;
    });
    go(fn() => iterator_to_array(numbers()));
    go(fn() => array_map(fn() => C::sleep(10), [1]));
    go(fn() => (new Fiber(fn() => C::sleep(10)))->start());
    go(function () {
        $a = [3, 1, 2];
        usort($a, fn($x, $y) => C::sleep(10) ?: $x <=> $y);
    });
    go(function () {
        ob_start();
        echo "buffered\n";
        C::yield();
    });
    C::sleep(.001);
    trigger_error("broken", E_USER_ERROR);
});
SCRIPT);
--EXPECT--
Fatal error: broken in child.php on line 38
buffered
exit 255
