--TEST--
A destructor that gc_collect_cycles() runs waits; other coroutines go on
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Cycle
{
    public $self;
    public function __construct()
    {
        $this->self = $this;
    }
    public function __destruct()
    {
        C::sleep(.005);
        echo "collected\n";
    }
}
run(function () {
    go(function () {
        new Cycle;
        gc_collect_cycles();
        echo "after the collection\n";
    });
    go(function () {
        C::sleep(.001);
        echo "another coroutine\n";
    });
});
--EXPECT--
another coroutine
collected
after the collection
