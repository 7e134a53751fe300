--TEST--
In a handler $response->socket has the response's fd, and nobody reads or writes it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $socket = $response->socket;
    echo json_encode([$socket->fd === $response->fd, $socket->getBoundCid(SWOOLE_EVENT_READ), $socket->getBoundCid(SWOOLE_EVENT_WRITE)]), "\n";
    $response->end('hello');
});
PHP);
// the second on the connection of the first
$client = $server->connect();
for ($i = 0; $i < 2; $i++) {
    echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
}
$server->finish();
?>
--EXPECT--
hello
hello
[true,0,0]
[true,0,0]
