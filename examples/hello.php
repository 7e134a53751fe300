<?php
// The smallest server: one route that answers every path below it.
//
//     php -d extension=swoole_rs.so examples/hello.php        then: curl http://127.0.0.1:9501/you

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;

use function Swoole\Coroutine\run;

run(function () {
    $server = new Server('127.0.0.1', 9501);

    $server->handle('/', function (Request $request, Response $response) {
        $name = trim($request->server['path_info'], '/') ?: 'world';
        $response->header('Content-Type', 'text/plain; charset=utf-8');
        $response->end("Hello, $name!\n");
    });

    echo "http://127.0.0.1:{$server->port}/\n";
    $server->start();
});
