--TEST--
What the main script had buffered before run() is not lost when a coroutine's exception ends it
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use function Swoole\Coroutine\run;

ob_start();
echo "buffered\n";
run(function () {
    throw new Exception("boom");
});
SCRIPT);
--EXPECT--
buffered

Fatal error: Uncaught Exception: boom in child.php:7
Stack trace:
#0 [internal function]: {closure}()
#1 {main}
  thrown in child.php on line 7
exit 255
