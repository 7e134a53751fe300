--TEST--
Many small allocations in several coroutines end in the same fatal error
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

register_shutdown_function(fn() => print("shutdown\n"));
run(function () {
    for ($i = 0; $i < 10; $i++) {
        go(function () {
            $kept = [];
            while (true) {
                for ($n = 0; $n < 1000; $n++) {
                    $kept[] = [$n];
                }
                C::sleep(.001);
            }
        });
    }
});
SCRIPT, ini: ['memory_limit' => '16M']);
--EXPECTF--
Fatal error: Allowed memory size of 16777216 bytes exhausted (tried to allocate %d bytes) in child.php on line %d
shutdown
exit 255
