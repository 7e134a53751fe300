<?php

// What an installed library must be able to do: `php packaging/hello-and-echo.php` answers a request, and a WebSocket's
// message, and prints what its own clients got. The tests of packages run it.

use Swoole\Coroutine\Http\Client;
use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;

Swoole\Coroutine\run(function (): void {
    $server = new Server('127.0.0.1', 0);
    $server->handle('/', function (Request $request, Response $response): void {
        $response->end('Hello');
    });
    $server->handle('/echo', function (Request $request, Response $socket): void {
        $socket->upgrade();
        while ($frame = $socket->recv()) {
            $socket->push($frame->data);
        }
    });
    go(function () use ($server): void {
        $browser = new Client('127.0.0.1', $server->port);
        $browser->set(['timeout' => 20]);
        $browser->get('/');
        $socket = new Client('127.0.0.1', $server->port);
        $socket->set(['timeout' => 20]);
        $socket->upgrade('/echo');
        $socket->push('and echo');
        echo $browser->body, ' ', $socket->recv(20)->data ?? 'nothing', "\n";
        $server->shutdown();
    });
    $server->start();
});
