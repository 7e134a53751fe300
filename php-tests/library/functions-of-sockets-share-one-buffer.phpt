--TEST--
swoole_socket_read() of a line leaves the rest to other reads; swoole_socket_create_listen() listens
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/socket.inc';

const LINE = 1; // PHP_NORMAL_READ, which only ext-sockets has

run(function () {
    $listener = swoole_socket_create_listen(0);
    swoole_socket_getsockname($listener, $address, $port);
    $client = swoole_socket_create(AF_INET, SOCK_STREAM, 0);
    json($listener::class, $address, $port > 0, swoole_socket_connect($client, '127.0.0.1', $port));
    $server = swoole_socket_accept($listener);

    swoole_socket_write($client, "one\ntwo");
    json(swoole_socket_read($server, 99, LINE), swoole_socket_recv($server, $buffer, 99, 0), $buffer);
    swoole_socket_write($client, "three\nfour");
    json(swoole_socket_read($server, 99, LINE), swoole_socket_read($server, 99));
    json(swoole_socket_send($client, 'five', 4, 0), swoole_socket_read($server, 99), swoole_socket_close($client), swoole_socket_read($server, 99));
});
?>
--EXPECT--
["Swoole\\Coroutine\\Socket","0.0.0.0",true,true]
["one\n",3,"two"]
["three\n","four"]
[4,"five",null,""]
