--TEST--
Closing fails who waits in it; an exported socket ends with its client, and a client with it
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    [$listener, $port] = listening();
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->connect("127.0.0.1", $port);
    $socket = $client->exportSocket();
    go(function () use ($client) {
        json("waits", $client->recv(10), $client->errCode);
    });
    json($client->close(), $client->connected, $client->socket, $socket->isClosed());
    $client->connect("127.0.0.1", $port);
    $socket = $client->exportSocket();
    json($socket->close(), $client->send("x"), $client->errCode, $client->connected, $client->isConnected());
    $client->connect("127.0.0.1", $port);
    $socket = $client->exportSocket();
    $client = null;
    json($socket->send("x"), $socket->errCode);
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->connect("127.0.0.1", $port);
    $cid = go(function () use ($client) {
        json("cancelled", $client->recv(10), $client->errCode, $client->connected);
    });
    C::cancel($cid);
});
?>
--EXPECT--
["waits",false,125]
[true,false,null,true]
[true,false,5001,false,false]
[false,9]
["cancelled",false,125,true]
