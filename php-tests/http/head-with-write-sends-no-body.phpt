--TEST--
HTTP: write() in answer to HEAD sends the head and no chunk
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->write('some');
    $response->end('more');
});
PHP);
$client = $server->connect();
$client->request('HEAD / HTTP/1.1', 'Host: test')->response(head: true);
echo $client->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();
?>
--EXPECT--
somemore
