--TEST--
The last exit gives the status, as in plain PHP
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

echo 'plain PHP, in a shutdown function: ';
run_child(<<<'SCRIPT'
register_shutdown_function(fn() => exit(4));
exit(3);
SCRIPT);

echo 'in a defer: ';
run_child(<<<'SCRIPT'
Swoole\Coroutine\run(function () {
    Swoole\Coroutine::defer(fn() => exit(4));
    exit(3);
});
SCRIPT);

echo "in another coroutine's finally: ";
run_child(<<<'SCRIPT'
Swoole\Coroutine\run(function () {
    Swoole\Coroutine\go(function () {
        try {
            Swoole\Coroutine::yield();
        } finally {
            exit(4);
        }
    });
    exit(3);
});
SCRIPT);

echo "in a coroutine that the script's end ends: ";
run_child(<<<'SCRIPT'
Swoole\Coroutine::set(['enable_deadlock_check' => false]);
Swoole\Coroutine\run(function () {
    Swoole\Coroutine\go(function () {
        try {
            Swoole\Coroutine::yield();
        } finally {
            exit(4);
        }
    });
});
exit(3);
SCRIPT);
?>
--EXPECT--
plain PHP, in a shutdown function: exit 4
in a defer: exit 4
in another coroutine's finally: exit 4
in a coroutine that the script's end ends: exit 4
