--TEST--
HTTP: a request that stays unfinished for the read time limit gets 408; an idle connection is closed silently
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Coroutine::set(['socket_read_timeout' => 0.2]);
$server->handle('/', fn ($request, $response) => $response->end());
PHP);
$client = $server->connect()->send("GET / HTTP/1.1\r\nHo");
echo $client->status(), ' ', $client->ending(), "\n";
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 10');
echo $client->status(), ' ', $client->ending(), "\n";
echo $server->connect()->ending(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 408 Request Timeout closed
HTTP/1.1 408 Request Timeout closed
closed
