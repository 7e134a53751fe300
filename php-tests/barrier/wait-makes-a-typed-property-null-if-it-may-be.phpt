--TEST--
wait() makes a typed property null if its type allows it, and says so otherwise
--FILE--
<?php
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\run;

class Holder
{
    public ?Barrier $nullable = null;
    public Barrier $strict;
}

run(function () {
    $holder = new Holder();
    $holder->nullable = Barrier::make();
    Barrier::wait($holder->nullable);
    var_dump($holder->nullable);
    $holder->strict = Barrier::make();
    try {
        Barrier::wait($holder->strict);
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
});
?>
--EXPECT--
NULL
Cannot assign null to reference held by property Holder::$strict of type Swoole\Coroutine\Barrier
