--TEST--
A keep-alive connection is not idle because the process was busy for longer than the time limit
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Coroutine::set(['socket_read_timeout' => 0.3]);
$server->handle('/', function ($request, $response) {
    $response->end($request->server['request_uri']);
    keep_busy(1_000_000);
});
PHP);
$client = $server->connect();
foreach (['/first', '/second'] as $path) {
    echo $client->request("GET $path HTTP/1.1", 'Host: test')->body(), "\n";
}
$client->close();
$server->finish();
?>
--EXPECT--
/first
/second
