--TEST--
HTTP/1.1: a chunked body is put together, wherever the packets split it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(literal($request->getContent())));
PHP);
$request = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;name=value\r\n \r\n00A\r\nworld\r\n012\r\n0\r\n\r\n";
$client = $server->connect();
echo $client->send($request)->body(), "\n";
foreach (str_split($request) as $byte) {
    $client->send($byte);
}
echo $client->body(), "\n";
$server->finish();
?>
--EXPECT--
"hello world\r\n012"
"hello world\r\n012"
