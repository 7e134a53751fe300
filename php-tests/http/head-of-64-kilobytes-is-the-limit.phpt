--TEST--
HTTP: a head of exactly 65,536 bytes is served, one byte more gets 413
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('served'));
PHP);
function head(int $length): string
{
    $start = "GET / HTTP/1.1\r\nHost: test\r\nX: ";
    return $start . str_repeat('x', $length - strlen($start) - 4) . "\r\n\r\n";
}
echo $server->connect()->send(head(65536))->body(), "\n";
$client = $server->connect()->send(head(65537));
show($client->response());
echo $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
served
HTTP/1.1 413 Payload Too Large\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: close\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
closed
