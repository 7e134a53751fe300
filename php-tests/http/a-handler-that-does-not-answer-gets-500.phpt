--TEST--
Automatic end: nothing done gives 500, headers are kept, a status is kept, chunks are finished
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/nothing', fn ($request, $response) => null);
$server->handle('/header', fn ($request, $response) => $response->header('X-Set', 'yes'));
$server->handle('/status', fn ($request, $response) => $response->status(404));
$server->handle('/chunk', fn ($request, $response) => $response->write('part'));
PHP);
$client = $server->connect();
show($client->request('GET /nothing HTTP/1.1', 'Host: test')->response());
show($client->request('GET /header HTTP/1.1', 'Host: test')->response());
echo $client->request('GET /status HTTP/1.1', 'Host: test')->status(), "\n";
echo $client->request('GET /chunk HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 500 Internal Server Error\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
HTTP/1.1 500 Internal Server Error\r\n
X-Set: yes\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
HTTP/1.1 404 Not Found
part
