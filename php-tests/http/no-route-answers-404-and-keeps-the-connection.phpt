--TEST--
HTTP: a path without a handler gets 404 and the connection stays open
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/known', fn ($request, $response) => $response->end('known'));
PHP);
$client = $server->connect();
show($client->request('GET /unknown HTTP/1.1', 'Host: test')->response());
echo $client->request('GET /known HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 404 Not Found\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
known
