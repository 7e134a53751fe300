--TEST--
The callable, its object and its variables live until the coroutine has ended
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Holder
{
    public function __construct(private string $name) {}
    public function start(): void
    {
        go(function () {
            C::sleep(.001);
            echo "{$this->name} is alive\n";
        });
        go([$this, 'later']);
    }
    public function later(): void
    {
        C::sleep(.002);
        echo "{$this->name} is alive later\n";
    }
    public function __destruct() { echo "~{$this->name}\n"; }
}
run(function () {
    (new Holder("holder"))->start();
    gc_collect_cycles();
    echo "started\n";
});
--EXPECT--
started
holder is alive
holder is alive later
~holder
