--TEST--
A client connects, sends everything, receives, and is told the end
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    [$listener, $port] = listening();
    $client = new Client(SWOOLE_SOCK_TCP);
    json($client->connected, $client->socket, $client->setting, $client->type);
    json($client->connect("127.0.0.1", $port, 10), $client->connected, $client->socket instanceof Socket, $client->fd === $client->socket->fd);
    $peer = $listener->accept(10);
    json($client->send("hello"), $peer->recv(99, 10), $peer->send("world"), $client->peek(3), $client->recv(10));
    json(array_keys($client->getpeername()), $client->getsockname()["port"] === $peer->getpeername()["port"]);
    json($client->exportSocket() === $client->exportSocket(), $client->exportSocket() === $client->socket);
    json($client->connect("127.0.0.1", $port), $client->errCode, $client->isConnected());
    json($client->recv(0.02), $client->errCode, $client->isConnected());
    $peer->close();
    json($client->recv(10), $client->recv(10), $client->connected, $client->errCode);
    json($client->close(), $client->connected, $client->socket, $client->close(), $client->errCode, $client->errMsg);
    json($client->connect("127.0.0.1", $port), $client->errCode);
});
?>
--EXPECT--
[false,null,null,1]
[true,true,true,true]
[5,"hello",5,"wor","world"]
[["host","address","port"],true]
[true,true]
[false,106,true]
[false,110,true]
["","",true,0]
[true,false,null,false,5001,"Client no connection"]
[true,0]
