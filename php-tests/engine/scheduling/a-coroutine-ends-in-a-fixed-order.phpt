--TEST--
Body, arguments, locals, defers, open buffers, context, captured variables: all in the coroutine itself
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Tells
{
    public function __construct(public string $name) {}
    public function __destruct() { echo "~{$this->name} in ", C::getCid(), "\n"; }
}
run(function () {
    $captured = new Tells("captured");
    $body = function ($argument) use ($captured) {
        $local = new Tells("local");
        C::sleep(.001);
        C::getContext()['x'] = new Tells("context");
        C::defer(function () {
            echo "defer\n";
            ob_start(fn($b) => "flushed $b");
            echo "buffer\n";
        });
        echo "body ends\n";
    };
    unset($captured);
    $argument = new Tells("argument");
    $run = function () use (&$body, &$argument) {
        [$b, $a] = [$body, $argument];
        $body = $argument = null;
        return [$b, $a];
    };
    go(...$run());
    echo "creator goes on\n";
});
--EXPECT--
creator goes on
body ends
~argument in 2
~local in 2
defer
flushed buffer
~context in 2
~captured in 2
