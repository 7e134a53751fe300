--TEST--
HTTP/1.1: requests that arrive together are answered one after the other
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    if ($request->server['request_uri'] === '/slow') {
        Coroutine::sleep(0.05);
    }
    $response->end($request->server['request_uri']);
});
PHP);
$client = $server->connect();
$client->send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\nPOST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /c HTTP/1.1\r\nHost: a\r\n\r\n");
echo $client->body(), ' ', $client->body(), ' ', $client->body(), "\n";
$server->finish();
?>
--EXPECT--
/slow /b /c
