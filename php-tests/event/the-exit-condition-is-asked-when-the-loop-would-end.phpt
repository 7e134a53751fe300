--TEST--
Option exit_condition: asked when nothing else keeps the loop going, until it returns true, also without anything that wakes the loop (weakness 22)
--FILE--
<?php
use Swoole\{Coroutine as C, Timer};
use function Swoole\Coroutine\run;

C::set(['exit_condition' => 'nofn']);
C::set(['exit_condition' => function () {
    static $asked = 0;
    echo 'asked ';
    return ++$asked == 3;
}]);
run(function () {
    Timer::after(5, fn() => print('timer '));
    echo 'main ';
});
echo "end\n";
// A time is such a condition.
$until = hrtime(true) + 30_000_000;
C::set(['exit_condition' => fn() => hrtime(true) > $until]);
run(fn() => 1);
var_dump(hrtime(true) > $until);
C::set(['exit_condition' => null]);
run(fn() => 1);
?>
--EXPECTF--

Warning: Swoole\Coroutine::set(): function 'nofn' is not callable in %s on line %d
main timer asked asked asked end
bool(true)
