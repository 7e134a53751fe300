--TEST--
HTTP: the 413 arrives although the client has sent a body that nobody reads (lingering close)
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => 1000]);
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
// more than a socket buffer, less than what the server drains: without draining the kernel would reset the connection
$client = $server->connect();
$client->request('POST / HTTP/1.1', 'Host: test', 'Content-Length: 5000000')->send(str_repeat('x', 100_000));
echo $client->status(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 413 Payload Too Large
