--TEST--
Swoole\Error uncaught: the text of PHP, finally blocks and shutdown functions run, status 255
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;

register_shutdown_function(fn() => print("shutdown\n"));
ob_start();
echo "buffered\n";
try {
    C::yield();
} finally {
    echo "finally\n";
}
SCRIPT);
--EXPECT--
buffered
finally

Fatal error: Uncaught Swoole\Error: API must be called in the coroutine in child.php:8
Stack trace:
#0 child.php(8): Swoole\Coroutine::yield()
#1 {main}
  thrown in child.php on line 8
shutdown
exit 255
