--TEST--
HTTP/1.1: a Content-Length that would overflow gets 413, and the bytes behind it are not a request
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    echo 'handler ', $request->server['request_uri'], "\n";
    $response->end();
});
PHP);
$client = $server->connect();
$client->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 18446744073709551600');
$client->request('GET /smuggled HTTP/1.1', 'Host: a');
echo $client->status(), "\n", $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 413 Payload Too Large
closed
