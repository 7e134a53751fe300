--TEST--
$response->socket: close() and shutdown() by another coroutine cut off a write() that waits for a slow client, and do not wait for it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 65536]);
$server->handle('/', function ($request, $response) {
    $socket = $response->socket;
    go(function () use ($socket, $request) {
        // by then the kernel takes no more
        Coroutine::sleep(0.1);
        echo literal($request->get ? $socket->shutdown() : $socket->close()), "\n";
    });
    $response->write('begun');
    while ($response->write(str_repeat('x', 1 << 20)));
    echo 'write failed, writable: ', literal($response->isWritable()), "\n";
});
PHP);
foreach (['/', '/?shutdown'] as $path) {
    $client = $server->connect()->request("GET $path HTTP/1.1", 'Host: test');
    // reads nothing until the server says that it has given up
    echo $server->line(), "\n", $server->line(), "\n";
    $text = $client->rest();
    echo strtok($text, "\r"), ', ends with a chunk of no bytes: ', literal(str_ends_with($text, "0\r\n\r\n")), "\n";
}
$server->finish();
?>
--EXPECT--
true
write failed, writable: false
HTTP/1.1 200 OK, ends with a chunk of no bytes: false
true
write failed, writable: false
HTTP/1.1 200 OK, ends with a chunk of no bytes: false
