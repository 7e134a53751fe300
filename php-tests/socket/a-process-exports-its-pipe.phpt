--TEST--
A process exports its pipe as a socket, the same each time
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

$process = new Swoole\Process(function ($process) {
    $socket = $process->exportSocket();
    $socket->send(strtoupper($socket->recv()));
}, false, SOCK_STREAM, true);
$process->start();
run(function () use ($process) {
    $socket = $process->exportSocket();
    json($socket === $process->exportSocket(), $socket->domain === AF_UNIX, $socket->type === SOCK_STREAM);
    $socket->send("hello");
    json($socket->recv(99, 10), $socket->checkLiveness() || $socket->errCode === 32);
});
Swoole\Process::wait();
?>
--EXPECT--
[true,true,true]
["HELLO",true]
