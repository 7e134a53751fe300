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
        Co::defer(function () use ($kept, $name, $next) {
            Co::sleep(.001);
            echo "defer $name\n";
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
defer of the result
released
defer of the context
released
defer of a captured variable
released
defer of what that defer held
released
end
