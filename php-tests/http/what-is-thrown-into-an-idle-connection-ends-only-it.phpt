--TEST--
A time limit or a cancel that throws into a connection's coroutine while it waits for a request ends the connection, with a line
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/limit', function ($request, $response) {
    Coroutine::setTimeLimit(0.05);
    $response->end('answered');
});
$server->handle('/cancel', function ($request, $response) {
    $id = Coroutine::getCid();
    Swoole\Timer::after(50, fn () => Coroutine::cancel($id, true));
    $response->end('answered');
});
$stored = null;
$server->handle('/stored', function ($request, $response) use (&$stored) {
    $id = Coroutine::getCid();
    Swoole\Timer::after(50, fn () => Coroutine::cancel($id, true));
    $stored = $response;
});
PHP);
foreach (['/limit', '/cancel', '/stored'] as $path) {
    $client = $server->connect()->request("GET $path HTTP/1.1", 'Host: a');
    echo $path, ' ', $path === '/stored' ? '' : $client->body() . ' ', $client->ending(), "\n";
    echo preg_replace('/^\[[^\]]*\]\t/', '', $server->line()), "\n";
}
$server->finish();
?>
--EXPECT--
/limit answered closed
NOTICE	a connection ends: Swoole\Coroutine\TimeoutException was thrown into its coroutine while it waited
/cancel answered closed
NOTICE	a connection ends: Swoole\Coroutine\CanceledException was thrown into its coroutine while it waited
/stored closed
NOTICE	a connection ends: Swoole\Coroutine\CanceledException was thrown into its coroutine while it waited
