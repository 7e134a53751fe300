--TEST--
HTTP/1.1: bytes of a chunk that look like the last chunk do not end the body
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(literal($request->getContent())));
PHP);
$client = $server->connect();
$client->send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n0\r\n\r\n");
$client->send("\r\n4\r\nrest\r\n0\r\n\r\n");
echo $client->body(), "\n";
$server->finish();
?>
--EXPECT--
"0\r\n\r\nrest"
