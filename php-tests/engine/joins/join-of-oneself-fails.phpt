--TEST--
Own id: warning, false, 509
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn($level, $message) => print("W: $message\n"));
run(function () {
    $other = go(fn() => C::sleep(.001));
    echo json_encode([C::join([$other, C::getCid()]), swoole_last_error()]), "\n";
    var_dump(C::join([$other]));
});
--EXPECT--
W: Swoole\Coroutine::join(): can not join self
[false,509]
bool(true)
