--TEST--
socket_connect_timeout of Coroutine::set() bounds connecting with TLS to a server that says nothing, for all three clients
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\{Client, Http, Http2};
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/socket.inc';

Coroutine::set(['socket_connect_timeout' => .05]);
run(function () {
    [$listener, $port] = listening();
    $client = new Client(SWOOLE_SOCK_TCP | SWOOLE_SSL);
    json($client->connect('127.0.0.1', $port), $client->errCode);
    $client = new Http\Client('127.0.0.1', $port, true);
    json($client->get('/'), $client->errCode, $client->statusCode === SWOOLE_HTTP_CLIENT_ESTATUS_CONNECT_FAILED);
    $client = new Http2\Client('127.0.0.1', $port, true);
    json($client->connect(), $client->errCode);
});
?>
--EXPECT--
[false,110]
[false,110,true]
[false,110]
