--TEST--
Datagrams go to names and to files, also empty ones; what cannot be sent to has its code
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

$path = sys_get_temp_dir() . '/swoole-rs-test-' . getmypid();
run(function () use ($path) {
    $receiver = new Socket(AF_INET, SOCK_DGRAM, 0);
    $receiver->bind('127.0.0.1');
    $port = $receiver->getsockname()['port'];
    $sender = new Socket(AF_INET, SOCK_DGRAM, 0);
    json($sender->sendto('127.0.0.1', $port, ''), $sender->sendto('localhost', $port, 'abcdef'));
    json($receiver->recvfrom($peer, 20), $receiver->recv(3, 20), $receiver->recv(9, 0.01), $receiver->errCode);
    json($sender->sendto('127.0.0.1', 70000, 'x'), $sender->errCode, $sender->sendto('no name', $port, 'x'), $sender->errCode);
    $receiver->connect('127.0.0.1', 1);
    json('refused', $receiver->send('x'), $receiver->recv(9, 20), $receiver->errCode);
    [$client, $server] = connected();
    $client->send('stream');
    json($server->recvfrom($peer, 20), $peer);
    $receiver = new Socket(AF_UNIX, SOCK_DGRAM, 0);
    $sender = new Socket(AF_UNIX, SOCK_DGRAM, 0);
    json($receiver->bind($path), $sender->sendto($path, 0, 'to a file'), $receiver->recvfrom($peer, 20), $peer);
});
?>
--EXPECT--
[0,6]
["","abc",false,110]
[false,723,false,711]
["refused",1,false,111]
["stream",{"address":"","port":0}]
[true,9,"to a file",{"address":"","port":0}]
