--TEST--
shutdown(): ends idle connections and closes the listening socket also when start() was left by cancel()
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$starting = Coroutine::getCid();
$server->handle('/', fn ($request, $response) => $response->end('served'));
$server->handle('/cancel', function ($request, $response) use ($server, $starting) {
    $response->end('cancelling');
    Coroutine::sleep(0.001);
    Coroutine::cancel($starting);
});
$server->handle('/late', function ($request, $response) use ($server) {
    $response->end('goodbye');
    $server->shutdown();
});
PHP, after: 'echo "start() returned, $server->errCode\n";');
$idle = $server->connect();
echo $idle->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
$other = $server->connect();
echo $other->request('GET /cancel HTTP/1.1', 'Host: test')->body(), "\n";
echo $server->line(), "\n";
echo $other->request('GET /late HTTP/1.1', 'Host: test')->body(), "\n";
echo $idle->ending(), ', ', $other->ending(), "\n";
var_dump(@stream_socket_client($server->address()));
$server->ended();
?>
--EXPECT--
served
cancelling
start() returned, 125
goodbye
closed, closed
bool(false)
