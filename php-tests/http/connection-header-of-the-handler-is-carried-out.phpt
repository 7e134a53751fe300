--TEST--
Response: `Connection: close` set by the handler closes the connection
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->header('Connection', 'close');
    $response->end('x');
});
PHP);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: test');
show($client->response());
echo $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
Connection: close\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Content-Type: text/html\r\n
Content-Length: 1\r\n
\r\n
x
closed
