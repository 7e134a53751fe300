--TEST--
While one coroutine is suspended in __get() for a property, another one that reads it passes the method by, as PHP does
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


class G
{
    public function __get(string $name): string
    {
        C::sleep(.001);
        return "magic $name";
    }
}
run(function () {
    $g = new G();
    go(fn () => print($g->a . "\n"));
    go(fn () => print($g->b . "\n"));
    var_dump($g->a);
});
?>
--EXPECTF--
Warning: Undefined property: G::$a in %s on line 18
NULL
magic a
magic b
