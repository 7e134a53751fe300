--TEST--
An output buffer that a destructor opens when the coroutine's own were flushed already goes through its callback
--FILE--
<?php
use Swoole\Coroutine as Co;
use function Swoole\Coroutine\{go, run};

class Printing
{
    public function __construct(private string $name)
    {
    }
    public function __destruct()
    {
        ob_start(fn ($text) => strtoupper($text));
        echo "in $this->name\n";
    }
}
run(function () {
    go(fn () => new Printing('result'));
    go(function () {
        Co::getContext()['d'] = new Printing('context');
    });
    go((function () {
        $captured = new Printing('captured variable');
        return fn () => $captured && Co::sleep(.001);
    })());
});
echo "end\n";
--EXPECT--
IN RESULT
IN CONTEXT
IN CAPTURED VARIABLE
end
