--TEST--
A loader that waits for one class does not hold up the loading of another
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

spl_autoload_register(function (string $class) {
    echo "begin $class\n";
    C::sleep($class == 'Slow' ? .005 : .001);
    eval("class $class {}");
    echo "end $class\n";
});
run(function () {
    go(fn() => new Slow);
    go(fn() => new Quick);
});
--EXPECT--
begin Slow
begin Quick
end Quick
end Slow
