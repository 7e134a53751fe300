--TEST--
set_exception_handler() gets the exception that run() rethrew
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

register_shutdown_function(fn() => print("shutdown\n"));
set_exception_handler(function (Throwable $e) {
    echo "handler: ", $e->getMessage(), ", in coroutine ", C::getCid(), "\n";
    exit(17);
});
run(function () {
    go(function () {
        C::sleep(.001);
        throw new Exception("boom");
    });
    try {
        C::sleep(10);
    } finally {
        echo "finally\n";
    }
});
echo "never\n";
SCRIPT);
--EXPECT--
finally
handler: boom, in coroutine -1
shutdown
exit 17
