<?php
// The server that tools/autobahn examines: an echo as anybody would write it, with compression on.
//
//   php -d extension=… tools/autobahn-echo.php [PORT]
//
// CONTEXT_TAKEOVER=1 in the environment keeps the windows of compression from message to message.
// It says on which port it listens (a free one by default); several processes may share one.

declare(strict_types=1);

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use Swoole\WebSocket\CloseFrame;
use function Swoole\Coroutine\run;

run(function () use ($argv): void {
    $server = new Server('127.0.0.1', (int) ($argv[1] ?? 0), false, true);
    // group 9 sends messages of up to 16 MB
    $server->set([
        'websocket_compression' => true,
        'websocket_compression_context_takeover' => (bool) getenv('CONTEXT_TAKEOVER'),
        'package_max_length' => '32M',
    ]);
    $server->handle('/', function (Request $request, Response $client): void {
        $client->upgrade();
        while (($frame = $client->recv()) && !$frame instanceof CloseFrame) {
            $client->push($frame->data, $frame->opcode);
        }
        $client->close();
    });
    echo "listening on {$server->port}\n";
    $server->start();
});
