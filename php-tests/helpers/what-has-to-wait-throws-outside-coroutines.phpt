--TEST--
Outside coroutines batch() throws if a task waits; the task goes on
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\batch;

try {
    batch([function () {
        C::sleep(0.001);
        echo "task ends\n";
    }]);
} catch (Swoole\Error $error) {
    echo $error->getMessage(), "\n";
}
echo "main ends\n";
?>
--EXPECTF--
API must be called in the coroutine
main ends

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
task ends
