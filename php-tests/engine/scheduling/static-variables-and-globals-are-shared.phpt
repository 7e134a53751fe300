--TEST--
Globals, static variables and class statics are one for all coroutines
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Counter
{
    public static int $n = 0;
}
function count_up(): int
{
    static $n = 0;
    return ++$n;
}
$global = 0;
run(function () {
    for ($i = 0; $i < 5; $i++) {
        go(function () {
            global $global;
            C::sleep(.001);
            $global++;
            Counter::$n++;
            count_up();
        });
    }
});
echo $global, Counter::$n, count_up(), "\n";
--EXPECT--
556
