--TEST--
close() fails who waits in it, inside the call, and is done then
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    go(function () use ($server) {
        show("reads", $server->recv(9, 10), $server->errCode);
    });
    go(function () use ($server) {
        stuff($server);
        show("writes", $server->send("x"), $server->errCode);
    });
    C::sleep(0.05);
    show("closed", $server->close(), $server->isClosed(), $server->getBoundCid(SWOOLE_EVENT_READ));
    show($server->close(), $server->errCode);
});
?>
--EXPECT--
["reads",false,125]
["writes",false,125]
["closed",true,true,0]
[false,9]
