--TEST--
HTTP: a client that has sent FIN behind its request still gets the response
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    Coroutine::sleep(0.05);
    $response->end('still here');
});
PHP);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: a')->halfClose();
echo $client->body(), ' ', $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
still here closed
