--TEST--
Both return false with last error 10017; the coroutine that was joined lives on
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $yields = go(function () {
        echo json_encode([C::yield(), swoole_last_error()]), "\n";
    });
    C::cancel($yields);
    $sleeps = go(function () {
        C::sleep(.002);
        echo "sleeper ends\n";
    });
    $joins = go(function () use ($sleeps) {
        echo json_encode([C::join([$sleeps]), swoole_last_error()]), "\n";
    });
    C::cancel($joins);
    var_dump(C::exists($joins), C::exists($sleeps));
    echo json_encode(C::join([$sleeps])), "\n";
});
--EXPECT--
[false,10017]
[false,10017]
bool(false)
bool(true)
sleeper ends
true
