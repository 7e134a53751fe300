--TEST--
An exception that nobody catches in a defer after exit makes the status 255, as one of a shutdown function does in plain PHP
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

echo "plain PHP, in a shutdown function\n";
run_child(<<<'SCRIPT'
register_shutdown_function(fn() => throw new Exception('late'));
exit(3);
SCRIPT);

echo "\na defer\n";
run_child(<<<'SCRIPT'
Swoole\Coroutine\run(function () {
    Swoole\Coroutine::defer(fn() => throw new Exception('late'));
    exit(3);
});
SCRIPT);

echo "\na defer after exit(0)\n";
run_child(<<<'SCRIPT'
Swoole\Coroutine\run(function () {
    Swoole\Coroutine::defer(fn() => throw new Exception('late'));
    exit(0);
});
SCRIPT);

echo "\na destructor of the context\n";
run_child(<<<'SCRIPT'
class Late
{
    public function __destruct()
    {
        throw new Exception('late');
    }
}
Swoole\Coroutine\run(function () {
    Swoole\Coroutine::getContext()['it'] = new Late();
    exit(3);
});
SCRIPT);
?>
--EXPECTF--
plain PHP, in a shutdown function

Fatal error: Uncaught Exception: late in child.php:2
Stack trace:
#0 [internal function]: {closure}()
#1 {main}
  thrown in child.php on line 2
exit 255

a defer

Fatal error: Uncaught Exception: late in child.php:3
Stack trace:
#0 [internal function]: {closure}()
#1 {main}
  thrown in child.php on line 3
exit 255

a defer after exit(0)

Fatal error: Uncaught Exception: late in child.php:3
Stack trace:
#0 [internal function]: {closure}()
#1 {main}
  thrown in child.php on line 3
exit 255

a destructor of the context

Fatal error: Uncaught Exception: late in child.php:6
Stack trace:
#0 [internal function]: Late->__destruct()
#1 {main}
  thrown in child.php on line 6
exit 255
