--TEST--
set() keeps all it is given; what it says of the socket is so
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Client;
use function Swoole\Coroutine\run;

run(function () {
    [$listener, $port] = listening();
    $client = new Client(SWOOLE_SOCK_TCP);
    json($client->set(['timeout' => 1, 'nonsense' => 2]), $client->set(['read_timeout' => 2]), $client->setting);
    $client->connect('127.0.0.1', $port);
    json($client->socket->getOption(SOL_TCP, TCP_NODELAY));
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->set(['open_tcp_nodelay' => false, 'socket_buffer_size' => 70000]);
    $client->connect('127.0.0.1', $port);
    // The kernel doubles what it is told.
    json($client->socket->getOption(SOL_TCP, TCP_NODELAY), $client->socket->getOption(SOL_SOCKET, SO_SNDBUF), $client->socket->getOption(SOL_SOCKET, SO_RCVBUF));
    $client->__construct(SWOOLE_SOCK_UDP);
    json('made anew', $client->type);
});
?>
--EXPECT--
[true,true,{"timeout":1,"nonsense":2,"read_timeout":2}]
1
[0,140000,140000]
["made anew",2]
