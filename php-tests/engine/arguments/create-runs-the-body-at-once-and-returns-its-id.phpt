--TEST--
C::create(), go() and swoole_coroutine_create() pass arguments, run the body nested, and return its id
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    foreach (['go', 'swoole_coroutine_create', [C::class, 'create'], 'Swoole\Coroutine\go'] as $function) {
        $id = $function(function (...$arguments) {
            echo json_encode($arguments), " in ", C::getCid(), ", ";
            C::sleep(.001);
        }, 1, "two", [3]);
        echo "created $id\n";
    }
});
--EXPECT--
[1,"two",[3]] in 2, created 2
[1,"two",[3]] in 3, created 3
[1,"two",[3]] in 4, created 4
[1,"two",[3]] in 5, created 5
