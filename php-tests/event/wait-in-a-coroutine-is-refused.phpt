--TEST--
Weakness 8: Event::wait() in a coroutine throws what Swoole dies of
--FILE--
<?php
use Swoole\Event;
use function Swoole\Coroutine\run;

run(function () {
    try {
        Event::wait();
    } catch (Swoole\Error $e) {
        echo $e->getMessage(), "\n";
    }
});
?>
--EXPECT--
Unable to call Event::wait() in coroutine
