--TEST--
The rule of PHP holds after a suspension: within the loader of a class, that class is not found
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

spl_autoload_register(function (string $class) {
    C::sleep(.001);
    echo "inside: ", var_export(class_exists($class), true), "\n";
    eval("class $class {}");
});
run(function () {
    $found = class_exists('Own');
    echo "outside: ", var_export($found, true), "\n";
});
--EXPECT--
inside: false
outside: true
