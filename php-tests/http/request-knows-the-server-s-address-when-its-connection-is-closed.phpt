--TEST--
Request->server: server_addr and server_port are there, too, when it is first looked at after the connection was closed
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) use ($server) {
    $response->end();
    echo $request->server['server_addr'], ' ';
    var_dump($request->server['server_port'] === $server->port);
});
PHP);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: test', 'Connection: close');
echo $client->status(), "\n", $server->line(), "\n";
$client->close();
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK
127.0.0.1 bool(true)
