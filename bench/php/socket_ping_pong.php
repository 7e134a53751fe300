<?php
// What it costs two coroutines to send each other 32 bytes over TCP, there and back. Prints one JSON line.

declare(strict_types=1);

require __DIR__ . '/rounds.php';

use Swoole\Coroutine;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

run(function (): void {
    $listener = new Socket(AF_INET, SOCK_STREAM, 0);
    $listener->bind('127.0.0.1');
    $listener->listen();
    Coroutine::create(static function () use ($listener): void {
        $peer = $listener->accept();
        while (($data = $peer->recv()) !== '' && $data !== false) {
            $peer->send($data);
        }
    });
    $socket = new Socket(AF_INET, SOCK_STREAM, 0);
    $socket->connect('127.0.0.1', $listener->getsockname()['port']);
    $message = str_repeat('m', 32);
    rounds('socket_ping_pong', 10_000, static function (int $count) use ($socket, $message): void {
        for ($i = 0; $i < $count; $i++) {
            $socket->send($message);
            $socket->recv();
        }
    });
    $socket->close();
});
