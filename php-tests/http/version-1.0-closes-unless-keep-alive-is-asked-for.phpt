--TEST--
HTTP/1.0: the connection ends after the response unless the client asks to keep it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end($request->server['server_protocol']));
PHP);
$client = $server->connect();
echo $client->request('GET / HTTP/1.0')->body(), ' ', $client->ending(), "\n";
$client = $server->connect();
echo $client->request('GET / HTTP/1.0', 'Connection: Keep-Alive')->body(), "\n";
// keep-alive wins over close
echo $client->request('GET / HTTP/1.0', 'Connection: keep-alive, close')->body(), "\n";
echo $client->request('GET / HTTP/1.0')->body(), ' ', $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.0 closed
HTTP/1.0
HTTP/1.0
HTTP/1.0 closed
