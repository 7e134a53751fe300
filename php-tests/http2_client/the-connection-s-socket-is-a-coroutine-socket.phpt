--TEST--
Http2\Client: $socket is the connection as a Coroutine\Socket, null without one
--FILE--
<?php
use Swoole\Coroutine\Http2\Client;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    $port = http2_server(function (Http2Peer $peer) {
        $peer->answer($peer->request()->stream, 'hello');
        $peer->socket->recv(1, 20);
    });
    $client = new Client('127.0.0.1', $port);
    json($client->socket, isset($client->socket));
    json($client->connect(), isset($client->socket), $client->socket instanceof Socket);
    $socket = $client->socket;
    json($socket->getpeername(), $socket->checkLiveness(), $socket->isClosed());
    json($client->send(http2_request()), $client->recv(20)->data, $client->socket === $socket);
    json($client->close(), $client->socket, $socket->isClosed());
});
?>
--EXPECTF--
[null,false]
[true,true,true]
[{"address":"127.0.0.1","port":%d},true,false]
[1,"hello",true]
[true,null,true]
