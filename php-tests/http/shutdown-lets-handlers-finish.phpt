--TEST--
Server::shutdown(): a request being handled is answered, then its connection ends; pipelined ones are dropped
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/slow', function ($request, $response) {
    echo "handling\n";
    Coroutine::sleep(0.1);
    $response->end('finished');
});
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
$client = $server->connect();
$client->send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
echo $server->line(), "\n";
$server->finish();
echo $client->body(), ' ', $client->ending(), "\n";
?>
--EXPECT--
handling
finished closed
