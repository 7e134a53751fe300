--TEST--
detach() leaves the connection to the script, with what came behind the request; a socket that is given back goes on with the next request
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/raw', function ($request, $response) {
    json($response->detach(), $response->detach(), swoole_last_error(), $response->isWritable());
    json($response->end('not sent'), $response->header('a', 'b'));
    $socket = $response->socket;
    json(get_class($socket), $socket === $response->socket, $socket->fd === $response->fd);
    $socket->sendAll('you said ' . $socket->recvAll(5) . "\n");
    if ($request->get) {
        $socket->close();
    }
});
$server->handle('/', function ($request, $response) {
    $response->end($response->socket->getpeername()['address']);
});
function json(...$values) { echo json_encode($values), "\n"; }
PHP);
$client = $server->connect();
$client->send("GET /raw HTTP/1.1\r\nHost: test\r\n\r\nhelloGET / HTTP/1.1\r\nHost: test\r\n\r\n");
echo $client->readUntil("\n"), $client->body(), "\n";
$client->request('GET / HTTP/1.1', 'Host: test');
echo $client->body(), "\n";
$client->send("GET /raw?close HTTP/1.1\r\nHost: test\r\n\r\nworldGET / HTTP/1.1\r\nHost: test\r\n\r\n");
echo $client->readUntil("\n"), $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
you said hello
127.0.0.1
127.0.0.1
you said world
closed
[true,false,7106,false]
[false,false]
["Swoole\\Coroutine\\Socket",true,true]
[true,false,7106,false]
[false,false]
["Swoole\\Coroutine\\Socket",true,true]
