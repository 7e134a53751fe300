--TEST--
Coroutines created inside shutdown functions are drained; run() works there too
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

register_shutdown_function(function () {
    go(function () {
        C::sleep(.001);
        echo "created in a shutdown function\n";
    });
    echo "shutdown function ends\n";
});
register_shutdown_function(function () {
    run(function () {
        C::sleep(.005);
        echo "run() in a shutdown function\n";
    });
});
echo "main ends\n";
SCRIPT, ini: ['error_reporting' => '8191']);
--EXPECT--
main ends
shutdown function ends
created in a shutdown function
run() in a shutdown function
exit 0
