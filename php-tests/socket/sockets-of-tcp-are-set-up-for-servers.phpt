--TEST--
TCP sockets wait for nothing before they send, may take a port again, and know what they are connected to
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

run(function () {
    $socket = new Socket(AF_INET, SOCK_STREAM, 0);
    json('reuse', $socket->getOption(SOL_SOCKET, SO_REUSEADDR), $socket->bind('127.0.0.1'), $socket->getOption(SOL_SOCKET, SO_REUSEADDR));
    [$client, $accepted] = connected();
    json('no delay', $client->getOption(SOL_TCP, TCP_NODELAY), $accepted->getOption(SOL_TCP, TCP_NODELAY));
    json('accepted', $accepted->domain === AF_INET, $accepted->type === SOCK_STREAM, $accepted->protocol, $accepted->errCode);
    json('connected already', $client->connect('127.0.0.1', 1), $client->errCode);
    json('not bound', (new Socket(AF_INET, SOCK_STREAM, 0))->getsockname());
    $listener = new Socket(AF_INET, SOCK_STREAM, 0);
    json('bound by listen()', $listener->listen(), $listener->getsockname()['address'], $listener->getsockname()['port'] > 0);
    json('nobody waits', $client->getBoundCid(SWOOLE_EVENT_READ), $client->getBoundCid(SWOOLE_EVENT_WRITE));
});
?>
--EXPECT--
["reuse",0,true,1]
["no delay",1,1]
["accepted",true,true,0,0]
["connected already",true,0]
["not bound",{"address":"0.0.0.0","port":0}]
["bound by listen()",true,"0.0.0.0",true]
["nobody waits",0,0]
