--TEST--
getPcid(): -1 if created by the main script; the creator even after it ended; false for unknown ids
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn($level, $message) => print("W: $message\n"));
run(function () {
    echo json_encode([C::getPcid(), C::getPcid(0), C::getPcid(C::getCid()), C::getPcid(99)]), "\n";
    go(function () {
        go(function () {
            echo C::getPcid(), "\n";
            C::sleep(.002);
            echo C::getPcid(), " exists: ", var_export(C::exists(C::getPcid()), true), "\n";
        });
        go(function () {
            C::yield();
            echo C::getPcid(), " though resumed by ", 1, "\n";
        });
    });
    C::resume(4);
});
--EXPECT--
[-1,-1,-1,false]
2
2 though resumed by 1
2 exists: false
