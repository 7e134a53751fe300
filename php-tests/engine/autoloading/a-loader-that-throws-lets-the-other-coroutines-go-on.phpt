--TEST--
The exception of a loader reaches the coroutine that runs it; the one that waited is not left behind
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

spl_autoload_register(function (string $class) {
    C::sleep(.001);
    throw new Exception("loader failed");
});
run(function () {
    for ($i = 0; $i < 2; $i++) {
        go(function () {
            try {
                $found = class_exists('Bad');
                C::sleep(.005);
                echo "found: ", var_export($found, true), "\n";
            } catch (Exception $e) {
                C::sleep(.001);
                echo $e->getMessage(), "\n";
            }
        });
    }
    for ($turns = 0; C::stats()['coroutine_num'] > 1 && $turns < 1000; $turns++) {
        C::sleep(.01);
    }
    echo "live: ", C::stats()['coroutine_num'], "\n";
});
--EXPECTF--
loader failed
%A
live: 1
