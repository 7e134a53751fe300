--TEST--
Http\Client: $socket is the connection as a Coroutine\Socket, null without one; closing either closes both
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    $ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    $slow = function (Socket $socket) use ($ok) {
        $socket->sendAll("$ok");
        $socket->recv(1, 20);
        $socket->sendAll('unasked');
        RawServer::hold($socket);
    };
    $server = new RawServer([$ok, $ok], [$ok], [$slow], [$ok], [accepts("\x81\x02hi"), RawServer::hold(...)]);
    $client = new Client('127.0.0.1', $server->port);
    $client->set(['timeout' => 20]);
    json($client->socket, isset($client->socket));

    json($client->get('/'), isset($client->socket), $client->socket instanceof Socket);
    $socket = $client->socket;
    json($socket->getpeername()['port'] === $server->port, $socket->getsockname() === $client->getsockname(), $socket->checkLiveness(), $socket->isClosed());
    json('same on a kept connection', $client->get('/'), $client->socket === $socket);
    json('closed with the client', $client->close(), $client->socket, $socket->isClosed(), $socket->recv(1, 1), $socket->errCode);

    json('another connection', $client->get('/'), $client->socket !== $socket, $client->socket->isClosed());
    $socket = $client->socket;
    json('closed by the socket', $socket->close(), $client->close(), $client->socket);

    // Bytes that were read by the socket are the script's.
    json($client->get('/'), Coroutine\System::waitEvent($client->socket, SWOOLE_EVENT_READ, 0.001));
    $client->socket->send('!');
    json(Coroutine\System::waitEvent($client->socket, SWOOLE_EVENT_READ, 20), $client->socket->recvAll(7, 20));
    $socket = $client->socket;
    $client->close();

    // A client that is gone has no socket.
    $client = new Client('127.0.0.1', $server->port);
    json($client->get('/'));
    $socket = $client->socket;
    unset($client);
    json($socket->isClosed());

    $client = new Client('127.0.0.1', $server->port);
    json($client->upgrade('/'), $client->socket->getpeername()['port'] === $server->port, $client->recv(20)->data);
    json($client->disconnect(), $client->socket);
});
?>
--EXPECT--
[null,false]
[true,true,true]
[true,true,true,false]
["same on a kept connection",true,true]
["closed with the client",true,null,true,false,9]
["another connection",true,true,false]
["closed by the socket",true,false,null]
[true,false]
[512,"unasked"]
true
true
[true,true,"hi"]
[true,null]
