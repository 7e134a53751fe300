--TEST--
socket_connect(), socket_accept(), socket_recv() and their kin suspend only their coroutine, and return what they do without
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use function Swoole\Coroutine\go;

$web = new LateServer('http');
$part = fn () => usleep((int) (WAIT / 3 * 1e6));
$microseconds = (int) (WAIT * 1e6);
side_by_side([
    'socket_read' => function () use ($web) {
        $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
        socket_connect($socket, '127.0.0.1', $web->port);
        socket_write($socket, 'GET /' . WAIT . " HTTP/1.0\r\n\r\n");
        return explode("\r\n", socket_read($socket, 100))[0];
    },
    'all that was asked for' => function () use ($part) {
        $listener = socket_create_listen(0);
        socket_getsockname($listener, $address, $port);
        go(function () use ($port, $part) {
            $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
            $part();
            socket_connect($socket, '127.0.0.1', $port);
            foreach (['ab', 'cd', 'ef'] as $bytes) {
                socket_write($socket, $bytes);
                $part();
            }
        });
        $socket = socket_accept($listener);
        $count = socket_recv($socket, $got, 4, MSG_WAITALL);
        $read = [$socket];
        $write = $except = null;
        return [$count, $got, socket_select($read, $write, $except, 5), socket_read($socket, 2)];
    },
    'a time limit' => function () use ($microseconds) {
        $socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
        socket_bind($socket, '127.0.0.1', 0);
        socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => $microseconds]);
        return [@socket_recvfrom($socket, $got, 10, 0, $from, $port), socket_last_error($socket) === SOCKET_EAGAIN];
    },
    'messages' => function () use ($microseconds) {
        socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
        go(function () use ($pair, $microseconds) {
            usleep($microseconds);
            socket_sendmsg($pair[0], ['iov' => ['one', 'two']], 0);
        });
        $message = ['buffer_size' => 100, 'controllen' => 16];
        return [socket_recvmsg($pair[1], $message, 0), $message['iov']];
    },
    'nobody is asked to wait' => function () use ($microseconds) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        $flag = @socket_recv($pair[0], $got, 1, MSG_DONTWAIT);
        socket_set_nonblock($pair[0]);
        return [$flag, @socket_read($pair[0], 1), socket_last_error($pair[0]) === SOCKET_EAGAIN];
    },
]);
?>
--EXPECT--
socket_read             10 × HTTP/1.1 200 OK side by side
all that was asked for  10 × [4,"abcd",1,"ef"] side by side
a time limit            10 × [false,true] side by side
messages                10 × [6,["onetwo"]] side by side
nobody is asked to wait 10 × [false,false,true] side by side
