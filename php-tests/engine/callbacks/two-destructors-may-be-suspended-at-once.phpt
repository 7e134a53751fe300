--TEST--
Each coroutine may create, resume and wait while another one is suspended in a destructor
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    public function __construct(private string $name, private float $seconds) {}
    public function __destruct()
    {
        C::sleep($this->seconds);
        echo "~{$this->name} ";
    }
}
run(function () {
    go(function () {
        new Slow("a", .004);
        echo "a ";
    });
    go(function () {
        new Slow("b", .002);
        echo "b ";
    });
    new Slow("c", .006);
    echo "c ";
    $fiber = new Fiber(fn() => Fiber::suspend(print("fiber ")));
    $fiber->start();
    $fiber->resume();
});
--EXPECT--
~b b ~a a ~c c fiber
