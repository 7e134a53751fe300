--TEST--
Http\Client: an answer that refuses a large upload arrives, although the server reads no further
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $answer = "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 3\r\n\r\nbig";
    $listener = new Swoole\Coroutine\Socket(AF_INET, SOCK_STREAM, 0);
    $listener->bind('127.0.0.1', 0);
    $listener->listen();
    $done = new Swoole\Coroutine\Channel(1);
    go(function () use ($listener, $answer, $done) {
        $socket = $listener->accept(20);
        $socket->recv(1000, 20);
        $socket->sendAll($answer);
        $done->pop(20);
    });
    $client = new Client('127.0.0.1', $listener->getsockname()['port']);
    echo outcome($client->post('/', str_repeat('x', 50_000_000)), $client), $client->body, ' ', json_encode($client->connected), "\n";
    $done->push(true);
});
?>
--EXPECT--
[true,413,0]
big false
