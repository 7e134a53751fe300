--TEST--
A body that package_max_length allows but memory_limit does not gets 413; the server lives
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => '256M']);
$server->handle('/', fn ($request, $response) => $response->end(strlen($request->getContent()) . ' bytes'));
PHP, options: '-d memory_limit=16M');
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 33554432');
$megabyte = str_repeat('x', 1 << 20);
for ($i = 0; $i < 32; $i++) {
    $client->send($megabyte);
}
echo $client->status(), "\n";
echo $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 1048576')->send($megabyte)->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 413 Payload Too Large
1048576 bytes
