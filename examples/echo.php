<?php
// A WebSocket server that sends every message back as it came: text as text, bytes as bytes.
//
//     php -d extension=swoole_rs.so examples/echo.php         then: new WebSocket('ws://127.0.0.1:9501/')

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;

use function Swoole\Coroutine\run;

run(function () {
    $server = new Server('127.0.0.1', 9501);

    $server->handle('/', function (Request $request, Response $socket) {
        if (!$socket->upgrade()) {
            return; // not a WebSocket handshake: upgrade() has answered already
        }
        // recv() gives '' when the client has gone and false when the connection broke
        while ($frame = $socket->recv()) {
            $socket->push($frame->data, $frame->opcode);
        }
    });

    echo "ws://127.0.0.1:{$server->port}/\n";
    $server->start();
});
