--TEST--
Server::shutdown(): a response that ends after it says that the connection closes
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) use ($server) {
    $server->shutdown();
    $response->end('last');
});
PHP);
$client = $server->connect();
show($client->request('GET / HTTP/1.1', 'Host: test')->response());
echo $client->ending(), "\n";
$server->ended();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: close\r\n
Content-Type: text/html\r\n
Content-Length: 4\r\n
\r\n
last
closed
