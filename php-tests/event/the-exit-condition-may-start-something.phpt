--TEST--
Option exit_condition: what it starts is served; an exception in it leaves the loop
--FILE--
<?php
use Swoole\{Coroutine as C, Event};
use function Swoole\Coroutine\run;

C::set(['exit_condition' => function () {
    static $asked = 0;
    if (++$asked == 1) {
        Event::defer(fn() => print("deferred\n"));
        return false;
    }
    throw new LogicException('from the condition');
}]);
try {
    run(fn() => 1);
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
deferred
from the condition
