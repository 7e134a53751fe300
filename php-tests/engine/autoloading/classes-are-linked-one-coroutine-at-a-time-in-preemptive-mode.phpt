--TEST--
In preemptive mode a class is waited for, too, when its loader is interrupted without waiting for anything
--INI--
swoole.enable_preemptive_scheduler=1
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

spl_autoload_register(function (string $class) {
    echo "loading $class\n";
    for ($until = hrtime(true) + 40e6; hrtime(true) < $until;);
    eval(['Base' => 'class Base {}', 'Derived' => 'class Derived extends Base {}'][$class]);
});
run(function () {
    for ($i = 0; $i < 3; $i++) {
        go(fn () => print(get_class(new Derived) . "\n"));
    }
});
--EXPECT--
loading Derived
loading Base
Derived
Derived
Derived
