--TEST--
cancel() fails what waits in one direction; the socket stays usable
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    $cid = go(function () use ($server) {
        json($server->recv(9, 10), $server->errCode, $server->errMsg);
    });
    json($server->getBoundCid(SWOOLE_EVENT_READ) === $cid, $server->getBoundCid(SWOOLE_EVENT_WRITE));
    json($server->cancel(), $server->cancel(), $server->cancel(SWOOLE_EVENT_WRITE), $server->getBoundCid(SWOOLE_EVENT_READ));
    $client->send("k");
    json($server->recv(9, 10), $server->errCode);
});
?>
--EXPECT--
[true,0]
[false,125,"Operation canceled"]
[true,false,false,0]
["k",0]
