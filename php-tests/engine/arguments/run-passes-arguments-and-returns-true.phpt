--TEST--
run($fn, ...$args); the value returned by the callable is dropped
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

var_dump(run(function (...$arguments) {
    echo json_encode($arguments), "\n";
    C::sleep(.001);
    return "dropped";
}, 1, "two"));
var_dump(\Co\run(fn() => 5));
--EXPECT--
[1,"two"]
bool(true)
bool(true)
