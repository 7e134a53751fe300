--TEST--
HTTP/1.0: write() sends the body as it is and closes, for chunks are HTTP/1.1
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->write('one');
    $response->write('two');
    $response->end('three');
});
PHP);
$client = $server->connect()->request('GET / HTTP/1.0', 'Connection: keep-alive');
[$head, $body] = explode("\r\n\r\n", $client->rest(), 2);
var_dump($body, str_contains($head, 'chunked'), str_contains($head, "\r\nConnection: close\r\n"));
$server->finish();
?>
--EXPECT--
string(11) "onetwothree"
bool(false)
bool(true)
