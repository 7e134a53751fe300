--TEST--
close() fails who waits in it, inside the call, and is done then
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\{go, run};

run(function () {
    [$server, $peer] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    stuff($server);
    go(function () use ($server) {
        json("reads", $server->recv(9, 10), $server->errCode);
    });
    go(function () use ($server) {
        json("writes", $server->send("x"), $server->errCode);
    });
    json("closed", $server->close(), $server->isClosed(), $server->getBoundCid(SWOOLE_EVENT_READ));
    json($server->close(), $server->errCode);
});
?>
--EXPECT--
["reads",false,125]
["writes",false,125]
["closed",true,true,0]
[false,9]
