<?php
// Hello world over HTTP. METRICS_LISTEN in the environment serves the page of metrics there.

declare(strict_types=1);

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use function Swoole\Coroutine\run;

require __DIR__ . '/stats.php';

run(function () use ($argv): void {
    $server = new Server('127.0.0.1', port($argv));
    if ($listen = getenv('METRICS_LISTEN')) {
        $server->set(['metrics_listen' => $listen]);
    }
    $server->handle('/', function (Request $request, Response $response): void {
        $response->end("Hello World\n");
    });
    $server->handle('/stats', fn (Request $request, Response $response) => stats($response));
    $server->start();
});
