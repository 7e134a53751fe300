--TEST--
A destructor that gc_collect_cycles() runs waits; other coroutines go on
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Cycle
{
    public $self;
    public function __construct(private C\Channel $gate)
    {
        $this->self = $this;
    }
    public function __destruct()
    {
        $this->gate->pop();
        echo "collected\n";
    }
}
run(function () {
    $gate = new C\Channel(1);
    go(function () use ($gate) {
        new Cycle($gate);
        gc_collect_cycles();
        echo "after the collection\n";
    });
    go(function () use ($gate) {
        echo "another coroutine\n";
        C::sleep(.001);
        $gate->push(true);
    });
});
--EXPECT--
another coroutine
collected
after the collection
