--TEST--
pcntl_signal(SIGTERM) with $server->shutdown() stops an idle server
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
pcntl_async_signals(true);
pcntl_signal(SIGTERM, function () use ($server) {
    echo "stopping\n";
    $server->shutdown();
});
$server->handle('/', fn ($request, $response) => $response->end('x'));
PHP, after: 'echo "start() has returned\n";');
$client = $server->connect();
$client->request('GET / HTTP/1.1', 'Host: a')->response();
$start = microtime(true);
$server->child()->signal(SIGTERM);
$server->ended();
var_dump(microtime(true) - $start < 10);
?>
--EXPECT--
stopping
start() has returned
bool(true)
