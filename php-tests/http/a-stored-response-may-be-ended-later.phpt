--TEST--
Automatic end: a Response that is kept alive can be ended by another coroutine
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$stored = null;
$server->handle('/keep', function ($request, $response) use (&$stored) {
    $stored = $response;
    echo "kept\n";
});
$server->handle('/end', function ($request, $response) use (&$stored) {
    $response->end('ended it');
    $stored->end('late');
    $stored = null;
});
$server->handle('/drop', function ($request, $response) use (&$stored) {
    $stored = null;
    $response->end('dropped it');
});
PHP);
$client = $server->connect()->request('GET /keep HTTP/1.1', 'Host: test');
$server->line();
echo $server->get('/end'), "\n", $client->body(), "\n";
$client->request('GET /keep HTTP/1.1', 'Host: test');
$server->line();
echo $server->get('/drop'), "\n", $client->status(), "\n";
$server->finish();
?>
--EXPECT--
ended it
late
dropped it
HTTP/1.1 500 Internal Server Error
