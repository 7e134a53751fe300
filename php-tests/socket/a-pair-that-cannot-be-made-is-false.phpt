--TEST--
swoole_coroutine_socketpair() is false with a warning where the system has no such pairs
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

set_error_handler(fn ($level, $text) => print("$text\n"));
run(function () {
    json(swoole_coroutine_socketpair(AF_INET, SOCK_STREAM, 0), swoole_last_error());
    [$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_DGRAM, 0);
    json($a->send('a datagram'), $a->send('another'), $b->recv(99, 20), $b->recv(99, 20));
});
?>
--EXPECT--
swoole_coroutine_socketpair(): failed to create socket, Error: Operation not supported[95]
[false,95]
[10,7,"a datagram","another"]
