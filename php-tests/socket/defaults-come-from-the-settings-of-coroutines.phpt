--TEST--
Time limits have their defaults from Coroutine::set(), as they are when the object is made
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\run;

run(function () {
    $limits = fn (Socket $socket) => array_map(fn ($name) => implode('.', $socket->getOption(SOL_SOCKET, $name)), [SO_RCVTIMEO, SO_SNDTIMEO]);
    $before = new Socket(AF_INET, SOCK_STREAM);
    json($limits($before));
    C::set(['socket_read_timeout' => 1.5, 'socket_write_timeout' => 2.25]);
    json($limits($before), $limits(new Socket(AF_INET, SOCK_STREAM)));
    C::set(['socket_timeout' => 3]);
    json($limits(new Socket(AF_INET, SOCK_STREAM)));
    C::set(['socket_timeout' => -1]);
    json($limits(new Socket(AF_INET, SOCK_STREAM)));
    C::set(['socket_timeout' => 0.02]);
    [$client, $server] = connected();
    json($server->recv(), $server->errCode);
    [$listener, $port] = listening();
    json($listener->accept(), $listener->errCode);
    // What is accepted has its listener's limits.
    $listener->setOption(SOL_SOCKET, SO_RCVTIMEO, ['sec' => 7, 'usec' => 0]);
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->connect('127.0.0.1', $port);
    $peer = $listener->accept(20);
    json($limits($peer), $limits($client->exportSocket()), $client->recv(), $client->errCode);
});
?>
--EXPECT--
["60.0","60.0"]
[["60.0","60.0"],["1.500000","2.250000"]]
["3.0","3.0"]
["2147483647.0","2147483647.0"]
[false,110]
[false,110]
[["7.0","0.20000"],["0.20000","0.20000"],false,110]
