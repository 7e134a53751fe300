--TEST--
Each coroutine may create, resume and wait while another one is suspended in a destructor
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    private static array $turns = ['b', 'a', 'c'];

    public function __construct(private string $name) {}
    public function __destruct()
    {
        do {
            C::sleep(.001);
        } while (self::$turns[0] !== $this->name);
        array_shift(self::$turns);
        echo "~{$this->name} ";
    }
}
run(function () {
    go(function () {
        new Slow("a");
        echo "a ";
    });
    go(function () {
        new Slow("b");
        echo "b ";
    });
    new Slow("c");
    echo "c ";
    $fiber = new Fiber(fn() => Fiber::suspend(print("fiber ")));
    $fiber->start();
    $fiber->resume();
});
--EXPECT--
~b b ~a a ~c c fiber
