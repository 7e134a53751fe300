--TEST--
Functions, internal functions, static and instance methods, invokables, first-class callables
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

class Callee
{
    public static function s($x) { echo "static $x\n"; }
    public function m($x) { echo "method $x\n"; }
    public function __invoke($x) { echo "invoke $x\n"; }
}
function named($x) { echo "named $x\n"; }
run(function () {
    foreach (['named', 'Callee::s', ['Callee', 's'], [new Callee, 'm'], new Callee, (new Callee)->m(...), named(...)] as $i => $callable) {
        go($callable, $i);
    }
    var_dump(is_int(go('strlen', 'x')));
    var_dump(is_int(go('printf', "%s\n", 'printed')));
});
--EXPECT--
named 0
static 1
static 2
method 3
invoke 4
method 5
named 6
bool(true)
printed
bool(true)
