--TEST--
A class whose declaration waits for a parent or an interface is waited for by whoever needs it, and loaded once
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

const CLASSES = [
    'Base' => 'class Base {}',
    'Face' => 'interface Face { const VALUE = 7; }',
    'Derived' => 'class Derived extends Base implements Face {}',
];
$gates = array_map(fn () => new C\Channel(1), CLASSES);
spl_autoload_register(function (string $class) use ($gates) {
    echo "loading $class\n";
    $gates[$class]->pop();
    eval(CLASSES[$class]);
});
run(function () use ($gates) {
    go(fn () => print(get_class(new Derived) . "\n"));
    go(fn () => print('asked: ' . var_export(class_exists('Derived'), true) . "\n"));
    $gates['Derived']->push(1);
    C::sleep(.001); // Derived is being linked from here on: it waits for Base
    go(fn () => print('asked: ' . var_export((fn ($exists) => $exists('\derived', false))('class_exists'), true) . "\n"));
    go(fn () => print('asked: ' . var_export(class_exists('\derived', false), true) . "\n")); // PHP 8.4 compiles the call
    go(fn () => print((new ReflectionClass('Derived'))->getParentClass()->name . "\n"));
    $gates['Base']->push(1);
    C::sleep(.001);
    go(fn () => print(Derived::VALUE . "\n"));
    var_dump(in_array('Derived', get_declared_classes()));
    $gates['Face']->push(1);
});
--EXPECT--
loading Derived
loading Base
loading Face
bool(false)
Derived
asked: true
asked: true
asked: true
Base
7
