--TEST--
HTTP/1.1: a chunked body of a megabyte arrives whole
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(strlen($request->getContent()) . ' ' . md5($request->getContent())));
PHP);
$data = str_repeat('0123456789abcdef', 65536);
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked');
foreach (str_split($data, 10_000) as $chunk) {
    $client->send(dechex(strlen($chunk)) . "\r\n$chunk\r\n");
}
$client->send("0\r\n\r\n");
var_dump($client->body() === strlen($data) . ' ' . md5($data));
$server->finish();
?>
--EXPECT--
bool(true)
