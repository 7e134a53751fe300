--TEST--
Process::exportSocket(): the pipe's type, a descriptor of its own, and shutdown() of a pipe works
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/socket.inc';

foreach ([SOCK_STREAM, SOCK_DGRAM] as $type) {
    $process = new Swoole\Process(fn () => null, false, $type);
    run(function () use ($process, $type) {
        $socket = $process->exportSocket();
        json($socket->domain === AF_UNIX, $socket->type === $type, $socket->fd !== $process->pipe);
        json($socket === $process->exportSocket(), $socket->checkLiveness(), $socket->shutdown());
    });
}
?>
--EXPECT--
[true,true,true]
[true,true,true]
[true,true,true]
[true,true,true]
