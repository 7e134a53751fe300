--TEST--
Two loaders that wait for each other's class: the wait that would close the cycle answers "not found"
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

spl_autoload_register(function (string $class) {
    C::sleep($class == 'A' ? .001 : .005);
    $other = $class == 'A' ? 'B' : 'A';
    echo "$class asks for $other\n";
    $found = class_exists($other);
    echo "$class got $other: ", var_export($found, true), "\n";
    eval("class $class {}");
});
run(function () {
    go(fn() => new A);
    go(fn() => new B);
});
echo var_export(class_exists('A', false) && class_exists('B', false), true), "\n";
--EXPECT--
A asks for B
B asks for A
B got A: false
A got B: true
true
