--TEST--
HTTP: the answer to HEAD has the Content-Length of the body that is not sent
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end($request->getMethod() === 'HEAD' ? 'twelve bytes' : 'next'));
PHP);
$client = $server->connect();
show($client->request('HEAD / HTTP/1.1', 'Host: test')->response(head: true));
echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 12\r\n
\r\n
next
