--TEST--
HTTP: 204 carries neither a body nor Content-Length nor Content-Type
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/empty', function ($request, $response) {
    $response->status(204);
    $response->end('a body that may not be');
});
$server->handle('/', fn ($request, $response) => $response->end('next'));
PHP);
$client = $server->connect();
show($client->request('GET /empty HTTP/1.1', 'Host: test')->response());
echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 204 No Content\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
\r\n
next
