<?php
// A WebSocket echo at /websocket. PACKAGE_MAX in the environment raises the size limit of a message,
// COMPRESSION=1 lets clients have their messages compressed.

declare(strict_types=1);

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use Swoole\WebSocket\CloseFrame;
use function Swoole\Coroutine\run;

require __DIR__ . '/stats.php';

run(function () use ($argv): void {
    $server = new Server('127.0.0.1', port($argv));
    if ($limit = getenv('PACKAGE_MAX')) {
        $server->set(['package_max_length' => $limit]);
    }
    if (getenv('COMPRESSION')) {
        $server->set(['websocket_compression' => true]);
    }
    $server->handle('/websocket', function (Request $request, Response $client): void {
        $client->upgrade();
        // '' when the client has left, false on an error: either ends the loop
        while (($frame = $client->recv()) && !$frame instanceof CloseFrame) {
            $client->push($frame->data);
        }
        $client->close();
    });
    $server->handle('/stats', fn (Request $request, Response $response) => stats($response));
    $server->start();
});
