--TEST--
An exception in a handler that has written chunks closes the connection without the last chunk: the body is seen to be cut
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
set_exception_handler(fn ($error) => print($error->getMessage() . "\n"));
$server->handle('/', function ($request, $response) {
    $response->write('part');
    throw new RuntimeException('broken');
});
PHP);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: a');
$client->readUntil("\r\n\r\n");
show($client->rest());
$server->finish();
?>
--EXPECT--
4\r\n
part\r\n
broken
