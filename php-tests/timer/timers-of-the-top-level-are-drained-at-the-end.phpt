--TEST--
Timers, defers and descriptors of the top level are served when the script has ended, with the deprecation
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'PHP'
    error_reporting(E_ALL);
    Swoole\Timer::after(1, fn() => print("timer\n"));
    Swoole\Event::defer(fn() => print("deferred\n"));
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    Swoole\Event::add($a, function ($a) {
        echo fread($a, 10);
        Swoole\Event::del($a);
    });
    fwrite($b, "read\n");
    echo "main\n";
    PHP, ['display_errors' => 1, 'html_errors' => 0]);
?>
--EXPECT--
main

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
read
deferred
timer
exit 0
