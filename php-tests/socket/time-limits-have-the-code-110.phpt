--TEST--
A time limit gives false and 110, and the part that has come with the calls that give parts
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    $client->send("ab");
    json($server->recvAll(3, 0.02), $server->errCode, $server->errMsg);
    json($server->recv(9, 0.02), $server->errCode);
    json($server->recvWithBuffer(9, 0.02), $server->errCode);
    json($server->recvPacket(0.02), $server->errCode);
    json($server->readVector([1, 1], 0.02), $server->errCode);
    $client->send("abc");
    json($server->readVectorAll([2, 2], 0.02), $server->errCode);
    $client->send("xy");
    json($server->recvLine(9, 0.02), $server->errCode);
    json($server->recvWithBuffer(9, 0.02), $server->errCode);
    [$listener] = listening();
    json($listener->accept(0.02), $listener->errCode);
    [$full] = $pair = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    stuff($full);
    json($full->send("x", 0.02), $full->errCode, $full->sendAll("x", 0.02), $full->errCode);
});
?>
--EXPECT--
["ab",110,"Connection timed out"]
[false,110]
[false,110]
[false,110]
[false,110]
[["ab","c"],110]
[false,110]
["xy",110]
[false,110]
[false,110,false,110]
