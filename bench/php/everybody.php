<?php
// Connections that join a room of a hub and then only listen. /publish?times=N&bytes=B publishes to all of them, N times, and
// says how long that took; what they do not read waits for them.

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
        while (($frame = $client->recv(-1)) && !$frame instanceof CloseFrame);
        $client->close();
    });
    $server->handle('/publish', function (Request $request, Response $response) use ($hub): void {
        $times = (int) $request->get['times'];
        $message = str_repeat('x', (int) $request->get['bytes']);
        $start = hrtime(true);
        for ($number = 0; $number < $times; $number++) {
            $queued = $hub->publish('room', $message);
        }
        $response->end(json_encode(['queued' => $queued, 'us' => (hrtime(true) - $start) / 1_000 / $times]));
    });
    $server->handle('/stats', fn (Request $request, Response $response) => stats($response));
    $server->start();
});
