--TEST--
A closed end of a pair refuses to send, and is the end for the other at once
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

run(function () {
    [$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    $a->close();
    json($a->isClosed(), $a->send("x"), $a->errCode, $b->recv(9, 10), $b->errCode);
    unset($a);
    json($b->recv(9, 10), $b->errCode);
});
?>
--EXPECT--
[true,false,9,"",0]
["",0]
