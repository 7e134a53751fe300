<?php
// As broadcast.php, with a hub in place of the loop.

declare(strict_types=1);

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use Swoole\WebSocket\CloseFrame;
use SwooleRs\Hub;
use function Swoole\Coroutine\run;

require __DIR__ . '/stats.php';

run(function () use ($argv): void {
    $hub = new Hub();
    $server = new Server('127.0.0.1', port($argv));
    $server->handle('/websocket', function (Request $request, Response $client) use ($hub): void {
        $client->upgrade();
        $hub->join($client, 'room');
        while (($frame = $client->recv()) && !$frame instanceof CloseFrame) {
            $hub->publish('room', "Server: {$frame->data}");
        }
        $client->close();
    });
    $server->handle('/stats', fn (Request $request, Response $response) => stats($response));
    $server->start();
});
