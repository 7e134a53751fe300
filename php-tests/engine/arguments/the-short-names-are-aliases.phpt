--TEST--
Co, Co\Context, go, Co\run and Co\go are there by default
--FILE--
<?php
var_dump(SWOOLE_USE_SHORTNAME);
echo (new ReflectionClass('Co'))->getName(), " ", (new ReflectionClass('Co\Context'))->getName(), "\n";
Co\run(function () {
    Co\go(function () {
        Co\defer(fn() => print("defer\n"));
        echo "in ", Co::getCid(), "\n";
    });
    \go(fn() => defer(fn() => print("in " . Co::getuid() . "\n")));
});
--EXPECT--
bool(true)
Swoole\Coroutine Swoole\Coroutine\Context
in 2
defer
in 3
