--TEST--
HTTP: a Content-Length above package_max_length gets 413 without waiting for the body, and the header tells the truth about the connection
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => 1000]);
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
$client = $server->connect();
show($client->request('POST / HTTP/1.1', 'Host: test', 'Content-Length: 5000')->response());
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
