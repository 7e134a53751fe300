--TEST--
Co::defer() in a destructor that runs after the defers, of the result, the context or a captured variable, is called
--FILE--
<?php
use Swoole\Coroutine as Co;
use function Swoole\Coroutine\{go, run};

class Deferring
{
    public function __construct(public string $name, public ?Deferring $next = null)
    {
    }
    public function __destruct()
    {
        $kept = new Kept;
        [$name, $next] = [$this->name, $this->next];
        $this->next = null;
        // The result, which a defer gets, is gone by then.
        Co::defer(function ($result) use ($kept, $name, $next) {
            Co::sleep(.001);
            echo "defer $name, with ", json_encode($result), "\n";
        });
    }
}
class Kept
{
    public function __destruct()
    {
        echo "released\n";
    }
}
run(function () {
    Co::join([go(fn () => new Deferring('of the result'))]);
    Co::join([go(function () {
        Co::getContext()['d'] = new Deferring('of the context');
    })]);
    Co::join([go((function () {
        $captured = new Deferring('of a captured variable', new Deferring('of what that defer held'));
        return function () use ($captured) {
            Co::sleep(.001);
        };
    })())]);
});
echo "end\n";
--EXPECT--
defer of the result, with null
released
defer of the context, with null
released
defer of a captured variable, with null
released
defer of what that defer held, with null
released
end
