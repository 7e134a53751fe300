<?php
// Every message goes to every client, the sender included.

declare(strict_types=1);

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use Swoole\WebSocket\CloseFrame;
use function Swoole\Coroutine\run;

require __DIR__ . '/stats.php';

run(function () use ($argv): void {
    /** @var array<int, Response> $room */
    $room = [];
    $server = new Server('127.0.0.1', port($argv));
    $server->handle('/websocket', function (Request $request, Response $client) use (&$room): void {
        $client->upgrade();
        $seat = spl_object_id($client);
        $room[$seat] = $client;
        while (($frame = $client->recv()) && !$frame instanceof CloseFrame) {
            foreach ($room as $member) {
                $member->push("Server: {$frame->data}");
            }
        }
        unset($room[$seat]);
        $client->close();
    });
    $server->handle('/stats', fn (Request $request, Response $response) => stats($response));
    $server->start();
});
