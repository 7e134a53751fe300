--TEST--
A fatal error in a callback ends the script, with a coroutine for it and without; descriptors and timers are no obstacle
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

foreach (['true', 'false'] as $enable) {
    run_child(<<<PHP
        swoole_async_set(['enable_coroutine' => $enable]);
        register_shutdown_function(fn() => print("shutdown\n"));
        [\$a, \$b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        fwrite(\$b, 'x');
        Swoole\Timer::tick(1, fn() => 1, new class { function __destruct() { echo "never\n"; } });
        Swoole\Event::add(\$a, fn() => trigger_error('dies', E_USER_ERROR));
        Swoole\Event::wait();
        PHP, ['display_errors' => 1, 'html_errors' => 0, 'error_reporting' => E_ALL & ~E_DEPRECATED]);
}
?>
--EXPECT--

Fatal error: dies in child.php on line 9
shutdown
exit 255

Fatal error: dies in child.php on line 9
shutdown
exit 255
