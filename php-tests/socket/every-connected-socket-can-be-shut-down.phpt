--TEST--
shutdown() works on every connected socket, pairs and pipes of processes too, and wakes who reads
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

$process = new Swoole\Process(function ($process) {
    $socket = $process->exportSocket();
    $socket->sendAll(strtoupper($socket->recvAll(99, 20)) . ' until the end');
}, false, SOCK_STREAM, true);
$process->start();
run(function () use ($process) {
    [$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    json($a->shutdown(1), $a->errCode, $b->recv(9, 20), $a->send('x'), $a->errCode);
    json($b->send('the other way'), $a->recv(99, 20), $a->shutdown(0), $a->recv(9, 20), $a->shutdown(), $b->shutdown(9), $b->errCode);

    [$client, $server] = connected();
    go(fn () => json('woken', $server->recv(9, 20), $server->errCode));
    json($server->shutdown(0));

    $pipe = $process->exportSocket();
    json($pipe->send('all of it'), $pipe->shutdown(1), $pipe->recvAll(99, 20));
    json((new Socket(AF_INET, SOCK_STREAM))->shutdown());
});
Swoole\Process::wait();
?>
--EXPECT--
[true,0,"",false,32]
[13,"the other way",true,"",true,false,22]
true
["woken","",0]
[9,true,"ALL OF IT until the end"]
false
