--TEST--
package_max_length may allow more than swoole_rs.input_memory: one such message is received nevertheless
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => '8M']);
$server->handle('/', fn ($request, $response) => $response->end(strlen($request->getContent()) . ' bytes'));
PHP, options: '-d swoole_rs.input_memory=1M');
$body = str_repeat('x', 7 << 20);
echo $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: ' . strlen($body))->send($body)->body(), "\n";
$server->finish();
?>
--EXPECT--
7340032 bytes
