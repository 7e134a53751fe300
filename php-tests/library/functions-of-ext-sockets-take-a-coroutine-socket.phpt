--TEST--
swoole_socket_* are ext-sockets' functions for a Coroutine\Socket
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    $listener = swoole_socket_create(AF_INET, SOCK_STREAM, 0);
    json($listener::class, swoole_socket_bind($listener, '127.0.0.1'), swoole_socket_listen($listener, 10));
    json(swoole_socket_getsockname($listener, $address, $port), $address, $port === $listener->getsockname()['port']);

    $client = swoole_socket_create(AF_INET, SOCK_STREAM, 0);
    json(swoole_socket_getpeername($client, $address), swoole_socket_last_error($client), swoole_last_error());
    swoole_socket_clear_error($client);
    json(swoole_socket_last_error($client), $client->errMsg, swoole_socket_last_error());
    json(swoole_socket_connect($client, '127.0.0.1', $port));
    $server = swoole_socket_accept($listener);
    json(swoole_socket_getpeername($client, $address, $port), $address, $port === $listener->getsockname()['port']);

    // Written bytes are counted; a length cuts.
    json(swoole_socket_write($client, "one\ntwo", 0), swoole_socket_write($client, "xyz", 1), swoole_socket_send($client, "abc", 2, 0));
    json(swoole_socket_read($server, 100, 1));
    json(swoole_socket_recv($server, $buffer, 3, MSG_PEEK), $buffer, swoole_socket_recv($server, $buffer, 3, 0), $buffer);
    json(swoole_socket_read($server, 100));

    // A reader waits while others run, unless the socket was told not to wait.
    go(fn () => json('other', swoole_socket_write($client, 'late')));
    json(swoole_socket_read($server, 100));
    json(swoole_socket_set_nonblock($server), swoole_socket_read($server, 100), swoole_socket_last_error($server));
    json(swoole_socket_recv($server, $buffer, 3, 0), $buffer, swoole_socket_set_block($server));

    json(swoole_socket_set_option($client, SOL_SOCKET, SO_KEEPALIVE, 1), swoole_socket_setopt($client, SOL_SOCKET, SO_KEEPALIVE, 1));
    json(swoole_socket_get_option($client, SOL_SOCKET, SO_KEEPALIVE), swoole_socket_getopt($client, SOL_SOCKET, SO_KEEPALIVE));

    // The peer's end is an empty string of length 0.
    json(swoole_socket_shutdown($client, 1), swoole_socket_recv($server, $buffer, 10, 0), $buffer);
    json(swoole_socket_close($client), $client->isClosed(), swoole_socket_recv($client, $buffer, 10, 0), swoole_socket_last_error($client));

    // Datagrams have a sender.
    $from = swoole_socket_create(AF_INET, SOCK_DGRAM, 0);
    $to = swoole_socket_create(AF_INET, SOCK_DGRAM, 0);
    swoole_socket_bind($from, '127.0.0.1');
    swoole_socket_bind($to, '127.0.0.1');
    json(swoole_socket_sendto($from, 'datagram', 4, 0, '127.0.0.1', $to->getsockname()['port']));
    json(swoole_socket_recvfrom($to, $buffer, 100, 0, $name, $port), $buffer, $name, $port === $from->getsockname()['port']);

    $pair = [];
    json(swoole_socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair), swoole_socket_write($pair[0], 'x'), swoole_socket_read($pair[1], 9));
    json(@swoole_socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair), count($pair));
    json('in use', swoole_socket_create_listen($listener->getsockname()['port']));
    $streams = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    fwrite($streams[1], 'stream');
    json(swoole_socket_read(swoole_socket_import_stream($streams[0]), 100));
    try {
        swoole_socket_create(-1, SOCK_STREAM, 0);
    } catch (Socket\Exception $refused) {
        json($refused->getCode());
    }
    try {
        swoole_socket_read(new stdClass, 1);
    } catch (TypeError) {
        json('only sockets');
    }
});
?>
--EXPECT--
["Swoole\\Coroutine\\Socket",true,true]
[true,"127.0.0.1",true]
[false,107,107]
[0,"",0]
true
[true,"127.0.0.1",true]
[7,1,2]
"one\n"
[3,"two",3,"two"]
"xab"
["other",4]
"late"
[true,false,110]
[false,null,true]
[true,true]
[1,1]
[true,0,""]
[null,true,false,9]
4
[4,"data","127.0.0.1",true]
[true,1,"x"]
[false,2]
["in use",false]
"stream"
97
"only sockets"
