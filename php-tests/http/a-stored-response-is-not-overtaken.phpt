--TEST--
HTTP/1.1: a pipelined request waits until the stored response before it has ended
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/stored', function ($request, $response) {
    go(function () use ($response) {
        Coroutine::sleep(0.05);
        $response->end('first');
    });
});
$server->handle('/', fn ($request, $response) => $response->end('second'));
PHP);
$client = $server->connect();
$client->send("GET /stored HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
echo $client->body(), ' ', $client->body(), "\n";
$server->finish();
?>
--EXPECT--
first second
