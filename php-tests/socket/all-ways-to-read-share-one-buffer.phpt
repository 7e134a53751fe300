--TEST--
All ways to read share one buffer
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    $a->send("l1\nl2\nl3l4l5");
    json($b->recvLine(), $b->peek(2), $b->recv(3), $b->recvAll(2), $b->recvWithBuffer(2), $b->recvPacket());
});
?>
--EXPECT--
["l1\n","l2","l2\n","l3","l4","l5"]
