--TEST--
Allowed memory size exhausted in a coroutine: message, shutdown functions, 255
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

register_shutdown_function(fn() => print("shutdown\n"));
run(function () {
    go(function () {
        try {
            C::sleep(10);
        } finally {
            echo "never\n";
        }
    });
    C::sleep(.001);
    $s = str_repeat("x", 100_000_000);
    echo "never\n";
});
SCRIPT, ini: ['memory_limit' => '16M']);
--EXPECTF--
Fatal error: Allowed memory size of 16777216 bytes exhausted (tried to allocate %d bytes) in child.php on line 15
shutdown
exit 255
