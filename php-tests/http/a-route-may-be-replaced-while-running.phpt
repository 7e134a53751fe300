--TEST--
Server::handle(): replaces a route from inside its own handler; the next request sees the new one
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) use ($server) {
    $server->handle('/', fn ($request, $response) => $response->end('new'));
    gc_collect_cycles();
    Coroutine::sleep(0.01);
    $response->end('old');
});
PHP);
$client = $server->connect();
echo $client->request('GET / HTTP/1.1', 'Host: a')->body(), ' ', $client->request('GET / HTTP/1.1', 'Host: a')->body(), "\n";
$server->finish();
?>
--EXPECT--
old new
