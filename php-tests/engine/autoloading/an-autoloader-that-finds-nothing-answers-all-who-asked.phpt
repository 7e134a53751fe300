--TEST--
The loader declares nothing: it ran once, and class_exists() is false in both coroutines
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

spl_autoload_register(function (string $class) {
    echo "loading $class\n";
    C::sleep(.001);
});
run(function () {
    for ($i = 0; $i < 2; $i++) {
        go(function () {
            echo var_export(class_exists('Missing'), true), "\n";
        });
    }
});
--EXPECT--
loading Missing
false
false
