--TEST--
What a line's read took from the kernel beyond the line is there for every other read
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

run(function () {
    [$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    json($a->send("l1\nl2"), $b->recvLine(), $b->recv(1, 0.01), $b->errCode, $b->recvWithBuffer(1), $b->recvWithBuffer(9, 0.01), $b->errCode);
});
?>
--EXPECT--
[5,"l1\n","l",0,"2",false,110]
