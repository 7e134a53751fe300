--TEST--
HTTP: 304 carries no body, so the next response starts right behind its head
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/same', function ($request, $response) {
    $response->status(304);
    $response->header('ETag', '"v1"');
    $response->end('a body that may not be');
});
$server->handle('/', fn ($request, $response) => $response->end('next'));
PHP);
$client = $server->connect();
echo $client->request('GET /same HTTP/1.1', 'Host: test')->status(), "\n";
echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 304 Not Modified
next
