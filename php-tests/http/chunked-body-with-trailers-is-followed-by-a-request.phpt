--TEST--
HTTP/1.1: trailers end a chunked body, and the request pipelined behind it is served
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end($request->server['request_uri'] . ' ' . literal($request->getContent())));
PHP);
$client = $server->connect();
$client->send("POST /one HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Checksum: 1\r\nX-Other: 2\r\n\r\n"
    . "GET /two HTTP/1.1\r\nHost: a\r\n\r\n");
echo $client->body(), "\n", $client->body(), "\n";
$server->finish();
?>
--EXPECT--
/one "abc"
/two ""
