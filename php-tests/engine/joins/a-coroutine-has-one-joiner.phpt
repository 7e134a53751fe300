--TEST--
A second joiner, or one id listed twice: false, 509, and nothing stays registered
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $target = go(fn() => C::sleep(.005));
    $free = go(fn() => C::sleep(.005));
    echo json_encode([C::join([$free, $free]), swoole_last_error()]), "\n";
    go(function () use ($target) {
        var_dump(C::join([$target]));
    });
    swoole_clear_error();
    echo json_encode([C::join([$free, $target]), swoole_last_error()]), "\n";
    var_dump(C::join([$free]));
    C::sleep(.01);
});
--EXPECT--
[false,509]
[false,509]
bool(true)
bool(true)
