--TEST--
HTTP/1.1: a chunked body that grows beyond package_max_length gets 413 and the end of the connection
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => 1000]);
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked');
$client->send("3e8\r\n" . str_repeat('x', 1000) . "\r\n3e8\r\n" . str_repeat('x', 1000) . "\r\n");
show($client->response());
echo $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 413 Payload Too Large\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: close\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
closed
