--TEST--
Locals, context and captured variables wait in their destructors; a joiner waits for all of it
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    public function __construct(private string $name) {}
    public function __destruct()
    {
        C::sleep(.002);
        echo "~{$this->name} ";
    }
}
run(function () {
    $make = function () {
        $captured = new Slow("captured");
        return function () use ($captured) {
            $local = new Slow("local");
            C::getContext()['x'] = new Slow("context");
        };
    };
    $cid = go($make());
    echo "creator ";
    C::join([$cid]);
    echo "joined\n";
});
--EXPECT--
creator ~local ~context ~captured joined
