--TEST--
A shutdown function that exits or throws keeps no finally block of a coroutine from running; a fatal error does
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

$script = <<<'PHP'
use Swoole\Coroutine as Co;
Co::set(['enable_deadlock_check' => false]);
register_shutdown_function(function () { END });
register_shutdown_function(function () { echo "skipped, as PHP does\n"; });
foreach ([1, 2] as $id) {
    go(function () use ($id) {
        Co::defer(fn () => print("defer of $id\n"));
        try {
            Co::yield();
        } finally {
            echo "finally of $id\n";
        }
    });
}
PHP;
foreach (['exit(5);', 'throw new Exception("thrown");', '@trigger_error("raised", E_USER_ERROR);'] as $end) {
    echo "--- $end\n";
    run_child(str_replace('END', $end, $script));
}
?>
--EXPECT--
--- exit(5);
finally of 1
defer of 1
finally of 2
defer of 2
exit 5
--- throw new Exception("thrown");

Fatal error: Uncaught Exception: thrown in child.php:4
Stack trace:
#0 [internal function]: {closure}()
#1 {main}
  thrown in child.php on line 4
finally of 1
defer of 1
finally of 2
defer of 2
exit 255
--- @trigger_error("raised", E_USER_ERROR);

Fatal error: raised in child.php on line 4
exit 255
