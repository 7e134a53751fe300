--TEST--
exit in a timer's callback ends the process with its status, with a coroutine for it and without
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

foreach (['true', 'false'] as $enable) {
    run_child(<<<PHP
        swoole_async_set(['enable_coroutine' => $enable]);
        register_shutdown_function(fn() => print("shutdown\n"));
        Swoole\Timer::after(1, function () { echo "T\n"; exit(5); });
        Swoole\Timer::after(60_000, fn() => print("never\n"));
        Swoole\Event::wait();
        echo "never\n";
        PHP);
}
?>
--EXPECT--
T
shutdown
exit 5
T
shutdown
exit 5
