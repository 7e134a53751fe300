--TEST--
A class whose methods return its child, and the child, are linked by two coroutines that need each other's
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

const CLASSES = [
    'Base' => 'class Base { function next(): ?Base { return null; } }',
    'Middle' => 'class Middle extends Base { function next(): ?Child { return new Child; } }',
    'Child' => 'class Child extends Middle {}',
];
$loads = [];
spl_autoload_register(function (string $class) use (&$loads) {
    $loads[] = $class;
    C::sleep($class === 'Child' ? .004 : .001);
    eval(CLASSES[$class]);
});
run(function () use (&$loads) {
    $cids = [
        go(fn () => print('made by Middle: ' . get_class((new Middle)->next()) . "\n")),
        go(fn () => print('made by Child: ' . get_class((new Child)->next()) . "\n")),
    ];
    C::join($cids);
    var_dump(new Child instanceof Middle, (new ReflectionClass('Child'))->getParentClass()->name);
    sort($loads);
    echo implode(' ', $loads), "\n";
});
--EXPECTF--
made by %s: Child
made by %s: Child
bool(true)
string(6) "Middle"
Base Child Middle
