--TEST--
defer([&$o, 'm']) calls the method of the object that $o was then
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

class Tells
{
    public string $state = 'alive';
    public function tell(): void { echo "called, {$this->state}\n"; }
    public function __destruct() { echo "destroyed\n"; }
}
run(function () {
    $o = new Tells;
    C::defer([&$o, 'tell']);
    $o = null;
    echo "body ends\n";
});
--EXPECT--
body ends
called, alive
destroyed
