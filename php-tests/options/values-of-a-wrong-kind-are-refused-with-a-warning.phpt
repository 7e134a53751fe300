--TEST--
Options of a wrong kind are refused with a warning; what was in force before stays, and getOptions() shows what was given
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['exit_condition' => function (): bool {
    echo "the first one\n";
    return true;
}]);
C::set(['exit_condition' => 'no_such_function', 'name_resolver' => 5]);
echo json_encode(C::getOptions()), "\n";
run(fn () => null);
?>
--EXPECTF--
Warning: Swoole\Coroutine::set(): function 'no_such_function' is not callable in %s on line 10

Warning: Swoole\Coroutine::set(): name_resolver must be an array in %s on line 10
{"exit_condition":"no_such_function","name_resolver":5}
the first one
